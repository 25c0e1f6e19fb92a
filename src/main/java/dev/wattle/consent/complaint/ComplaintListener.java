package dev.wattle.consent.complaint;

/** Told of every case after it is written down, also when the same complaint comes again. */
@FunctionalInterface
public interface ComplaintListener {

  /** The clock runs. */
  void opened(Complaint complaint);
}
