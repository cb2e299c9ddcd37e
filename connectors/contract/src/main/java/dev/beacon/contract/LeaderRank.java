package dev.beacon.contract;

/** The rank of who leads those who come when an order calls, from junior to senior. */
public enum LeaderRank {
  /** 一般工作人员. */
  STAFF,
  /** 科长: heads a section. */
  SECTION_HEAD,
  /** 副局长: deputy head of a department. */
  DEPUTY_DIRECTOR,
  /** 局长: head of a department. */
  DIRECTOR,
  /** 区领导: a leader of the district. */
  DISTRICT_LEADER
}
