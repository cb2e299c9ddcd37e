package dev.beacon.screen;

import dev.beacon.contract.Alert;
import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.CaseStatus;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Metrics;
import dev.beacon.contract.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Made-up cases and alerts, always the same, for a day's work of the district. */
final class FakeHappenings {
  private static final int SMALL_MATTERS = 230;

  private final FakeDistrict district;
  private final Instant now;
  private final Random random = new Random(20191105);
  private final List<CaseDocument> cases = new ArrayList<>();
  private final List<Alert> alerts = new ArrayList<>();

  /** What a matter is about. */
  private record Matter(String category, String department, List<String> titles) {}

  private static final List<Matter> MATTERS =
      List.of(
          new Matter("NOISE", "市生态环境局光明管理局", List.of("工地夜间施工噪声扰民", "广场音响音量过大")),
          new Matter("PROPERTY_MANAGEMENT", "区住房建设局", List.of("电梯多次故障未修", "对物业收费有异议")),
          new Matter("SANITATION", "区城管和综合执法局", List.of("垃圾未及时清运", "路边偷倒建筑垃圾")),
          new Matter("NEIGHBOUR_DISPUTE", "区司法局", List.of("楼上漏水协商未果", "公共通道堆放杂物")),
          new Matter("CONSUMER_COMPLAINT", "市场监管局光明分局", List.of("健身预付卡无法退款", "商家拒绝退换商品")),
          new Matter("TRAFFIC", "交警光明大队", List.of("路口信号灯配时不合理", "校门口违停严重")),
          new Matter("FIRE_SAFETY", "区消防救援大队", List.of("出租屋消防通道堵塞", "电动车楼道充电")),
          new Matter("LABOUR_DISPUTE", "区人力资源局", List.of("解除合同补偿有争议", "工伤待遇协商")));

  FakeHappenings(FakeDistrict district, Instant now) {
    this.district = district;
    this.now = now;
    for (int i = 0; i < SMALL_MATTERS; i++) {
      smallMatter(i);
    }
    gathering("site:锦龙花园二期", "锦龙花园二期项目部", 22.7531, 113.9262, 9, 46, 2_100_000, Grade.RED);
    gathering("employer:宏达电子", "宏达电子厂", 22.7838, 113.8834, 7, 28, 860_000, Grade.RED);
    gathering("contractor:恒通劳务", "恒通劳务分包队", 22.7420, 113.9065, 5, 14, 310_000, Grade.YELLOW);
    gathering("site:科学城七号地块", "科学城七号地块", 22.8010, 113.9470, 4, 11, 190_000, Grade.YELLOW);
    gathering("employer:星湖餐饮", "星湖餐饮", 22.7690, 113.8990, 3, 8, 64_000, Grade.YELLOW);
    clusters();
    clocks();
  }

  List<CaseDocument> cases() {
    return cases;
  }

  List<Alert> alerts() {
    return alerts;
  }

  private void smallMatter(int i) {
    List<FakeDistrict.Community> communities = district.communities();
    double skewed = random.nextDouble() * random.nextDouble();
    FakeDistrict.Community community =
        communities.get((int) (skewed * communities.size() * 7) % communities.size());
    Matter matter = MATTERS.get(random.nextInt(MATTERS.size()));
    Grade grade = i % 29 == 0 ? Grade.RED : i % 7 == 0 ? Grade.YELLOW : Grade.GREEN;
    double lat;
    double lon;
    do {
      lat = community.lat() + random.nextGaussian() * 0.006;
      lon = community.lon() + random.nextGaussian() * 0.006;
    } while (!district.holds(district.cell(lat, lon, FakeDistrict.FINE)));
    add(
        "request:hotline:" + (20_000 + i),
        community,
        grade,
        matter.category(),
        matter.department(),
        matter.titles().get(random.nextInt(matter.titles().size())),
        null,
        null,
        1 + random.nextInt(grade == Grade.GREEN ? 4 : 12),
        null,
        lat,
        lon,
        random.nextInt(1_300));
  }

  private void gathering(
      String subject,
      String name,
      double lat,
      double lon,
      int reports,
      int people,
      double amount,
      Grade grade) {
    FakeDistrict.Community community = nearest(lat, lon);
    for (int i = 0; i < reports; i++) {
      add(
          "request:mini-program:" + (70_000 + cases.size()),
          community,
          i < 2 ? grade : i < 5 ? Grade.YELLOW : Grade.GREEN,
          "WAGE_ARREARS",
          "区人力资源局",
          i == 0 ? people + " 名工人反映" + name + "两个月未发工资" : "反映" + name + "拖欠工资",
          subject,
          name,
          i == 0 ? people : 1 + random.nextInt(5),
          i == 0 ? amount : 9_000.0 + random.nextInt(30_000),
          lat + random.nextGaussian() * 0.0013,
          lon + random.nextGaussian() * 0.0013,
          20 + i * 37);
    }
  }

  private FakeDistrict.Community nearest(double lat, double lon) {
    return district.communities().stream()
        .min((a, b) -> Double.compare(distance(a, lat, lon), distance(b, lat, lon)))
        .orElseThrow();
  }

  private static double distance(FakeDistrict.Community community, double lat, double lon) {
    return Math.hypot(community.lat() - lat, community.lon() - lon);
  }

  private void add(
      String caseId,
      FakeDistrict.Community community,
      Grade grade,
      String category,
      String department,
      String title,
      String subject,
      String subjectName,
      Integer people,
      Double amount,
      double lat,
      double lon,
      int minutesAgo) {
    Instant openedAt = now.minus(Duration.ofMinutes(minutesAgo));
    CaseStatus status =
        minutesAgo < 15
            ? CaseStatus.OPEN
            : minutesAgo < 45 ? CaseStatus.REVIEWED : CaseStatus.ACCEPTED;
    int reports = people > 10 ? 6 : 1;
    List<String> evidence = new ArrayList<>(List.of(caseId));
    for (int i = 1; i < reports; i++) {
      evidence.add(
          i % 3 == 0 ? "tip:app:" + caseId.substring(caseId.length() - 5) + i : caseId + "-" + i);
    }
    cases.add(
        new CaseDocument(
            caseId,
            3,
            status,
            grade,
            category,
            "hotline",
            List.of("HOTLINE"),
            openedAt,
            openedAt.plusSeconds(600),
            status == CaseStatus.OPEN ? null : openedAt.plusSeconds(420),
            status == CaseStatus.ACCEPTED ? openedAt.plusSeconds(1500) : null,
            null,
            null,
            null,
            people,
            amount,
            "CNY",
            subject,
            subjectName,
            community.code(),
            community.street(),
            new GeoPoint(lat, lon),
            district.cell(lat, lon, FakeDistrict.FINE),
            null,
            department,
            title,
            reports,
            reports / 3,
            evidence));
  }

  private void clusters() {
    alerts.add(
        cluster(
            "cluster:jinlong",
            Grade.RED,
            "ESCALATED",
            4,
            "锦龙花园二期项目部",
            "site:锦龙花园二期",
            9,
            46,
            2_100_000,
            3));
    alerts.add(
        cluster(
            "cluster:hongda", Grade.RED, "OPEN", 1, "宏达电子厂", "employer:宏达电子", 7, 28, 860_000, 11));
    alerts.add(
        cluster(
            "cluster:hengtong",
            Grade.YELLOW,
            "UPDATED",
            3,
            "恒通劳务分包队",
            "contractor:恒通劳务",
            5,
            14,
            310_000,
            26));
    alerts.add(
        cluster(
            "cluster:kexue",
            Grade.YELLOW,
            "OPEN",
            1,
            "科学城七号地块",
            "site:科学城七号地块",
            4,
            11,
            190_000,
            58));
  }

  Alert cluster(
      String id,
      Grade severity,
      String status,
      long version,
      String name,
      String subject,
      int reports,
      int people,
      double amount,
      int minutesAgo) {
    CaseDocument first =
        cases.stream()
            .filter(one -> subject.equals(one.subject()))
            .findFirst()
            .orElse(cases.get(0));
    Instant at = now.minus(Duration.ofMinutes(minutesAgo));
    return new Alert(
        id,
        version,
        Alert.Kind.CLUSTER,
        Alert.Status.valueOf(status),
        severity,
        at,
        at.minus(Duration.ofHours(3)),
        Alert.Mode.LIVE,
        "wage-arrears-emerging",
        4,
        "WAGE_ARREARS",
        subject,
        name,
        first.community(),
        first.location(),
        null,
        null,
        null,
        null,
        null,
        new Metrics(reports, reports - 1, people, amount, 2),
        cases.stream()
            .filter(one -> subject.equals(one.subject()))
            .map(CaseDocument::caseId)
            .toList(),
        new Text(
            "72小时内"
                + (reports - 1)
                + "人"
                + reports
                + "次反映"
                + name
                + "欠薪，涉及"
                + people
                + "人、"
                + Math.round(amount / 10_000)
                + "万元，其中2条为平安员线索，可能引发群体讨薪。",
            (reports - 1)
                + " people reported unpaid wages at "
                + name
                + " "
                + reports
                + " times within 72 hours: "
                + people
                + " workers, "
                + String.format(Locale.ROOT, "%,.0f", amount)
                + " yuan, 2 of them tips. A collective claim is likely."));
  }

  private void clocks() {
    List<CaseDocument> red = cases.stream().filter(one -> one.grade() == Grade.RED).toList();
    clock("review", red.get(0), Alert.Phase.BREACH, -7, "审核", "reviewed");
    clock("acceptance", red.get(1), Alert.Phase.BREACH, -22, "受理", "accepted");
    clock("review", red.get(2), Alert.Phase.WARNING, 2, "审核", "reviewed");
    clock("acceptance", red.get(3), Alert.Phase.WARNING, 4, "受理", "accepted");
    clock("red-update", red.get(4), Alert.Phase.WARNING, 11, "续报进展", "updated");
    List<CaseDocument> yellow = cases.stream().filter(one -> one.grade() == Grade.YELLOW).toList();
    clock("yellow-acceptance", yellow.get(0), Alert.Phase.WARNING, 19, "受理", "accepted");
    clock("yellow-acceptance", yellow.get(5), Alert.Phase.WARNING, 34, "受理", "accepted");
    clock("settled-same-day", yellow.get(9), Alert.Phase.WARNING, 141, "办结", "resolved");
  }

  private void clock(
      String clock,
      CaseDocument of,
      Alert.Phase phase,
      int minutesLeft,
      String wanted,
      String done) {
    Instant deadline = now.plus(Duration.ofMinutes(minutesLeft)).plusSeconds(31);
    boolean broken = phase == Alert.Phase.BREACH;
    alerts.add(
        new Alert(
            "clock:" + clock + ":" + of.caseId(),
            1,
            Alert.Kind.CLOCK,
            Alert.Status.OPEN,
            of.grade(),
            now.minusSeconds(40L * alerts.size()),
            now.minusSeconds(40L * alerts.size()),
            Alert.Mode.LIVE,
            clock,
            2,
            of.category(),
            of.subject(),
            of.subjectName(),
            of.community(),
            of.location(),
            of.caseId(),
            clock,
            phase,
            deadline,
            of.department(),
            null,
            of.evidence(),
            new Text(
                "“"
                    + of.title()
                    + "”"
                    + (broken
                        ? "未在时限内" + wanted + "，已超时" + -minutesLeft + "分钟。"
                        : "须尽快" + wanted + "，仅剩" + minutesLeft + "分钟。"),
                "“"
                    + of.title()
                    + "” "
                    + (broken
                        ? "was not " + done + " in time, " + -minutesLeft + " minutes over."
                        : "must be " + done + "; " + minutesLeft + " minutes left."))));
  }
}
