package dev.wattle.privacy.residency;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What leaves the allowed regions. */
@RestController
@RequestMapping("/ops/residency")
class ResidencyAdmin {

  private static final String NOTE =
      "Regions are what the settings say; Wattle cannot see where a vendor keeps data. WhatsApp's local storage"
          + " is for data at rest: data in use may be elsewhere for up to an hour.";

  private final ResidencySettings settings;
  private final Residency residency;

  ResidencyAdmin(ResidencySettings settings, Residency residency) {
    this.settings = settings;
    this.residency = residency;
  }

  @GetMapping
  Map<String, Object> report() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("allowed", settings.allowed());
    report.put("leaving", residency.leaving().stream().map(ResidencyAdmin::shown).toList());
    report.put("places", residency.places().stream().map(ResidencyAdmin::shown).toList());
    report.put("note", NOTE);
    return report;
  }

  private static Map<String, Object> shown(Place place) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", place.name());
    shown.put("kind", place.kind());
    shown.put("regions", List.copyOf(place.regions()));
    shown.put("standing", place.standing().toString());
    if (place.isAcknowledged()) {
      shown.put("acknowledgedBy", place.acknowledgedBy());
      shown.put("reason", place.reason());
    }
    shown.put("setting", place.setting());
    return shown;
  }
}
