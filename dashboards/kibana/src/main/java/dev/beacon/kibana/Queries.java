package dev.beacon.kibana;

/** Questions, in Kibana's query language, that more than one dashboard asks. */
final class Queries {
  static final String OPEN_CASES = "status : (\"OPEN\" or \"REVIEWED\" or \"ACCEPTED\")";
  static final String OPEN_ALERTS =
      "mode : \"live\" and status : (\"OPEN\" or \"UPDATED\" or \"ESCALATED\")";
  static final String WAGES = "category : \"WAGE_ARREARS\"";
  static final String CELLS = "kind : \"CELL\" and resolution : 9";

  private Queries() {}

  static String openCases(String grade) {
    return OPEN_CASES + " and grade : \"" + grade + "\"";
  }

  static String all(String... questions) {
    return String.join(" and ", questions);
  }
}
