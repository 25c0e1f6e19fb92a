package dev.wattle.consent.talk;

import dev.wattle.consent.ConsentNotes;
import dev.wattle.consent.Wording;
import dev.wattle.consent.complaint.Complaints;
import dev.wattle.consent.review.Reviews;
import dev.wattle.consent.talk.OptingOutSettings.Buttons;
import dev.wattle.consent.words.Meaning;
import dev.wattle.consent.words.OptOutWords;
import dev.wattle.consent.words.Said;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hears what a person says about being written to, and has it recorded. Hearing the same message
 * again changes nothing.
 */
@Component
public class Hearing {

  private static final Said UNSPOKEN = new Said(Meaning.NONE, null);

  private final OptOutWords words;
  private final ConsentNotes notes;
  private final OptInQuestions questions;
  private final Reviews reviews;
  private final Complaints complaints;
  private final OptingOutSettings settings;

  Hearing(
      OptOutWords words,
      ConsentNotes notes,
      OptInQuestions questions,
      Reviews reviews,
      Complaints complaints,
      OptingOutSettings settings) {
    this.words = words;
    this.notes = notes;
    this.questions = questions;
    this.reviews = reviews;
    this.complaints = complaints;
    this.settings = settings;
  }

  /** To be called before anything else happens to the message. */
  public Heard hear(Utterance said) {
    Said meaning = meaning(said);
    return switch (meaning.meaning()) {
      case STOP -> optOut(said, meaning);
      case START -> optIn(said, meaning);
      case HELP -> heard("help", said, meaning);
      case COMPLAINT -> {
        complaints.open(
            new Complaints.Made(
                said.contact(), said.address(), "whatsapp", "word", said.text(), said.at()),
            said.messageId());
        yield heard("complaint", said, meaning);
      }
      case REVIEW -> {
        reviews.add(said.contact(), said.messageId(), said.address(), said.text(), said.at());
        yield heard("consent-review", said, meaning);
      }
      case NONE -> confirmed(said);
    };
  }

  /** A button's payload is ours and means what the settings say; its label is read like a text. */
  private Said meaning(Utterance said) {
    if (!said.payload().isBlank()) {
      Buttons buttons = settings.buttons();
      if (Buttons.has(buttons.stop(), said.payload())) {
        return new Said(Meaning.STOP, null);
      }
      if (Buttons.has(buttons.start(), said.payload())) {
        return new Said(Meaning.START, null);
      }
      if (Buttons.has(buttons.help(), said.payload())) {
        return new Said(Meaning.HELP, null);
      }
    }
    return said.text().isEmpty() ? UNSPOKEN : words.read(said.text());
  }

  private Heard optOut(Utterance said, Said meaning) {
    notes.optOut(said.contact(), said.messageId(), spoken(said), said.at());
    questions.drop(said.contact());
    return heard("opt-out", said, meaning);
  }

  private Heard optIn(Utterance said, Said meaning) {
    Heard heard = heard("opt-in", said, meaning);
    @Nullable Wording wording = notes.optInWording(heard.languages(), said.at());
    if (settings.doubleOptIn().required()) {
      questions.ask(said, spoken(said), wording == null ? "en" : wording.language());
      return with("opt-in-asked", heard, wording);
    }
    notes.optIn(said.contact(), noted(said, spoken(said)), wording);
    return with("opt-in", heard, wording);
  }

  private Heard confirmed(Utterance said) {
    if (!settings.doubleOptIn().required() || !words.agrees(said.text())) {
      return Heard.NOTHING;
    }
    return questions.answer(said).map(asked -> agreed(said, asked)).orElse(Heard.NOTHING);
  }

  /** The wording is the one that the question showed. */
  private Heard agreed(Utterance said, OptInQuestions.Asked asked) {
    List<String> languages = List.of(asked.language());
    @Nullable Wording wording = notes.optInWording(languages, asked.at());
    String both = asked.text() + " / " + said.text().strip();
    notes.optIn(said.contact(), noted(said, both), wording);
    return with("opt-in", new Heard("opt-in", languages, ""), wording);
  }

  private static ConsentNotes.Said noted(Utterance said, String text) {
    return new ConsentNotes.Said(said.messageId(), text, said.at());
  }

  private static Heard with(String intent, Heard heard, @Nullable Wording wording) {
    return new Heard(intent, heard.languages(), wording == null ? "" : wording.text());
  }

  private static String spoken(Utterance said) {
    return said.text().isEmpty() ? said.payload() : said.text();
  }

  /** STOP is understood everywhere, so that English words tell nothing of the person's language. */
  private static Heard heard(String intent, Utterance said, Said meaning) {
    @Nullable String language = meaning.language();
    if (language == null || "en".equals(language)) {
      return new Heard(intent, said.languages().get(), "");
    }
    List<String> languages = new ArrayList<>(said.languages().get());
    languages.add(0, language);
    return new Heard(intent, languages, "");
  }
}
