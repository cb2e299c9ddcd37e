package dev.beacon.local.simulate;

import java.util.List;

/**
 * Names of employers and contractors, and the spellings people give to them and to construction
 * sites. All are made up.
 */
final class Companies {
  private static final String[] CITIES = {"深圳", "东莞", "惠州", "广州", "佛山", "中山", "珠海", "江门"};
  private static final String FIRST =
      "宏恒鑫盛泰永华兴隆富达荣祥瑞嘉信诚德仁义正大中天地方东南西北江海山川龙凤金银铜玉宝珍美丽佳艺文博学智慧科创新力强健康安宁平和顺利通运来福禄寿喜庆丰裕源广远高升";
  private static final String SECOND =
      "达通顺利丰源兴旺发展昌茂盈满润泽林森木杰豪英雄伟业基石峰岭岳川河湖洋波涛澜清明亮辉煌耀星辰晨曦阳光月云霞雨露霖雪冰晶莹洁净安康宁和谐祥瑞吉庆欢乐怡悦欣荣";

  /** Only outbreaks use these, so that no background complaint is about their subject. */
  private static final String FIRST_OF_OUTBREAKS = "钧骏骁骐骥鹏鸿鹤鹰鸣麒麟";

  private static final String[] INDUSTRIES = {
    "电子", "五金", "塑胶", "模具", "光电", "精密机械", "印刷包装", "家具", "服装", "玩具", "电池", "线路板", "物流", "餐饮管理",
    "物业管理", "保洁服务", "食品", "医疗器械", "新材料", "半导体", "自动化设备", "仪器仪表", "鞋业", "纺织", "灯饰", "电器", "通信设备",
    "劳务派遣", "保安服务", "汽车零部件", "建筑工程", "装饰工程", "市政工程", "园林绿化", "机电安装", "建筑劳务", "钢结构工程", "消防工程",
    "防水工程", "地基基础工程"
  };
  private static final int FIRST_CONTRACTOR_INDUSTRY = 30;
  private static final String LEGAL_FORM = "有限公司";

  /** How many different background names there are. */
  static final long CAPACITY =
      (long) CITIES.length * distinct(FIRST).length * distinct(SECOND).length * INDUSTRIES.length;

  /** How many different names of outbreaks' employers, or of their contractors, there are. */
  static final int OUTBREAK_CAPACITY = 9_000;

  /** Coprime to the capacity: neighbours get names that do not look alike. */
  private static final long STRIDE = 1_000_000_007L;

  private static final String[] FIRSTS = distinct(FIRST);
  private static final String[] SECONDS = distinct(SECOND);
  private static final String[] OUTBREAK_FIRSTS = distinct(FIRST_OF_OUTBREAKS);

  private Companies() {}

  /**
   * The name with a number. Two numbers give the same name only if they differ by a multiple of
   * {@link #CAPACITY}; their names then differ in more than form, brackets, width and spaces.
   */
  static String background(long number) {
    long rest = Math.floorMod((number % CAPACITY) * STRIDE, CAPACITY);
    int industry = (int) (rest % INDUSTRIES.length);
    rest /= INDUSTRIES.length;
    String first = FIRSTS[(int) (rest % FIRSTS.length)];
    rest /= FIRSTS.length;
    String second = SECONDS[(int) (rest % SECONDS.length)];
    String city = CITIES[(int) (rest / SECONDS.length)];
    return name(city, first + second, INDUSTRIES[industry], (number & 1) == 0);
  }

  /**
   * The name of the employer (or contractor) of an outbreak. No two below {@link
   * #OUTBREAK_CAPACITY} agree.
   */
  static String ofOutbreak(long number, boolean contractor) {
    int industries =
        contractor ? INDUSTRIES.length - FIRST_CONTRACTOR_INDUSTRY : FIRST_CONTRACTOR_INDUSTRY;
    int offset = contractor ? FIRST_CONTRACTOR_INDUSTRY : 0;
    String first = OUTBREAK_FIRSTS[(int) (number % OUTBREAK_FIRSTS.length)];
    long rest = number / OUTBREAK_FIRSTS.length;
    String second = SECONDS[(int) (rest % SECONDS.length)];
    rest /= SECONDS.length;
    String industry = INDUSTRIES[offset + (int) ((rest + number) % industries)];
    return name(CITIES[0], first + second, industry, (number & 1) == 0);
  }

  /** Whether a company of this name builds. */
  static boolean builds(String company) {
    return company.contains("工程")
        || company.contains("建筑")
        || company.contains("园林")
        || company.contains("安装");
  }

  private static String name(String city, String core, String industry, boolean bracketed) {
    return bracketed
        ? core + industry + "（" + city + "）" + LEGAL_FORM
        : city + "市" + core + industry + LEGAL_FORM;
  }

  /** How many spellings {@link #spelling} knows. */
  static final int SPELLINGS = 5;

  /**
   * A spelling of a company or site. They differ by legal form, width of letters, brackets and
   * spaces only.
   *
   * @param name as it is properly written
   * @param variant 0 (properly) to {@link #SPELLINGS} - 1; for some names two variants agree
   */
  static String spelling(String name, int variant) {
    if (variant == 0) {
      return name;
    }
    return name.endsWith(LEGAL_FORM)
        ? companySpelling(name.substring(0, name.length() - LEGAL_FORM.length()), variant)
        : siteSpelling(name, variant);
  }

  /** All different spellings, the proper one first. */
  static List<String> spellings(String name) {
    return java.util.stream.IntStream.range(0, SPELLINGS)
        .mapToObj(variant -> spelling(name, variant))
        .distinct()
        .toList();
  }

  private static String companySpelling(String core, int variant) {
    return switch (variant) {
      case 1 -> core + "公司";
      case 2 -> core.replace('（', '(').replace('）', ')') + "有限责任公司";
      case 3 -> core.replace("（", "").replace("）", "") + "　" + LEGAL_FORM;
      default -> core.replace("（", " (").replace("）", ") ") + "股份有限公司";
    };
  }

  private static String siteSpelling(String name, int variant) {
    String core = name.endsWith("工地") ? name.substring(0, name.length() - 2) : name;
    String place = name.substring(core.length());
    return switch (variant) {
      case 1 -> core + " " + place;
      case 2 -> fullWidth(core) + place;
      case 3 -> core + "（" + place + "）";
      default -> fullWidth(core) + "　" + place;
    };
  }

  private static String fullWidth(String text) {
    StringBuilder wide = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      wide.append(c > ' ' && c < 0x7F ? (char) (c - ' ' + 0xFF00) : c);
    }
    return wide.toString();
  }

  private static String[] distinct(String characters) {
    return characters.codePoints().distinct().mapToObj(Character::toString).toArray(String[]::new);
  }
}
