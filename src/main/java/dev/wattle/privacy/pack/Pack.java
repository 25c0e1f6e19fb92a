package dev.wattle.privacy.pack;

import dev.wattle.media.StoredFile;
import java.util.List;
import java.util.Map;

/**
 * All about one person, as JSON shows it; the parts are described in {@code docs/privacy.md}.
 *
 * @param pack of itself: version, when and for whom it was made
 * @param answers by purpose: may we write, and by which row
 * @param consents every row of the ledger, the newest first
 * @param complaints the newest first
 * @param files that the person sent
 * @param messages that were asked for, the oldest first; fetched while they are read
 */
record Pack(
    Map<String, Object> pack,
    Map<String, Object> person,
    Map<String, Object> answers,
    List<Map<String, Object>> consents,
    List<Map<String, Object>> complaints,
    List<StoredFile> files,
    Iterable<Map<String, Object>> messages) {}
