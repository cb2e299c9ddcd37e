package dev.beacon.local.simulate;

/** The 14 kinds of volunteers. The district names some of them; the rest are a likely reading. */
public enum VolunteerKind {
  /** 楼栋长. */
  BUILDING_HEAD(24),
  /** 网格员. */
  GRID_OFFICER(10),
  /** 店主. */
  SHOP_OWNER(14),
  /** 物业人员. */
  PROPERTY_STAFF(9),
  /** 保安员. */
  SECURITY_GUARD(9),
  /** 工地班组长. */
  SITE_FOREMAN(5),
  /** 企业人事. */
  FACTORY_HR(6),
  /** 教师. */
  TEACHER(4),
  /** 医护人员. */
  MEDICAL_STAFF(3),
  /** 快递员. */
  COURIER(4),
  /** 司机. */
  DRIVER(3),
  /** 环卫工. */
  SANITATION_WORKER(3),
  /** 党员志愿者. */
  PARTY_MEMBER(4),
  /** 退休居民. */
  RETIREE(2);

  private static final VolunteerKind[] OF_HUNDRED = new VolunteerKind[100];

  static {
    int next = 0;
    for (VolunteerKind kind : values()) {
      for (int i = 0; i < kind.percent; i++) {
        OF_HUNDRED[next++] = kind;
      }
    }
  }

  private final int percent;

  VolunteerKind(int percent) {
    this.percent = percent;
  }

  static VolunteerKind ofVolunteer(int number) {
    return OF_HUNDRED[number % OF_HUNDRED.length];
  }
}
