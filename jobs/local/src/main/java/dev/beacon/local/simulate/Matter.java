package dev.beacon.local.simulate;

import dev.beacon.contract.SubjectKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A kind of matter people bring: the contract's category with the words and numbers that go with
 * it.
 */
enum Matter {
  WAGE_ARREARS(
      0, "区人力资源局", null, 3_000, 40_000, "反映被拖欠工资", "被拖欠工资，多次催讨没有结果。", "对方一再推迟发放时间，请求协助追讨工资。"),
  LABOUR_DISPUTE(
      7,
      "区人力资源局",
      SubjectKind.EMPLOYER,
      1_000,
      30_000,
      "劳动争议",
      "因加班、社保与离职补偿发生争议。",
      "对工伤待遇有异议，请求调解。"),
  CONTRACT_DISPUTE(
      4,
      "区司法局",
      SubjectKind.CONTRACTOR,
      5_000,
      600_000,
      "合同纠纷",
      "工程款结算发生纠纷，请求调解。",
      "租赁合同到期，押金未退还。"),
  NEIGHBOUR_DISPUTE(9, "街道综治办", null, 0, 0, "邻里纠纷", "楼上漏水，双方协商不成。", "公共通道堆放杂物，引起争执。"),
  NOISE(11, "市生态环境局光明管理局", SubjectKind.SITE, 0, 0, "噪声扰民", "工地夜间施工，影响休息。", "广场音响音量过大，请求处理。"),
  PROPERTY_MANAGEMENT(12, "区住房建设局", null, 0, 0, "物业服务问题", "电梯多次故障，物业维修不及时。", "对物业收费标准有异议。"),
  ILLEGAL_BUILDING(4, "区规划土地监察局", null, 0, 0, "疑似违法搭建", "楼顶有人加盖铁皮房。", "夜间有人抢建，请求核查。"),
  SANITATION(11, "区城管和综合执法局", null, 0, 0, "环境卫生问题", "垃圾未及时清运，气味较大。", "路边有人偷倒建筑垃圾。"),
  TRAFFIC(10, "交警光明大队", null, 0, 0, "交通秩序问题", "路口车辆乱停放，影响通行。", "建议增设红绿灯与斑马线。"),
  PUBLIC_SAFETY(5, "公安光明分局", null, 0, 0, "治安问题", "夜间有人聚集吵闹。", "出租屋人员流动频繁，请求排查。"),
  FIRE_SAFETY(5, "区消防救援大队", null, 0, 0, "消防隐患", "电动车在楼道内充电。", "消防通道被占用。"),
  MEDICAL_DISPUTE(1, "区卫生健康局", null, 2_000, 300_000, "医疗纠纷", "对诊疗结果有异议，请求协调。", "对收费有疑问，请求说明。"),
  FAMILY_DISPUTE(4, "街道综治办", null, 0, 0, "家庭纠纷", "家庭成员因琐事争吵，请求调解。", "赡养问题协商不成。"),
  CONSUMER_COMPLAINT(
      8, "市场监管局光明分局", SubjectKind.EMPLOYER, 50, 20_000, "消费投诉", "预付卡无法退款。", "所购商品有质量问题，商家拒绝退换。"),
  CITY_FACILITY(7, "区城管和综合执法局", null, 0, 0, "公共设施损坏", "路灯不亮，夜间出行不便。", "人行道地砖破损。"),
  OTHER(3, "街道综治办", null, 0, 0, "其他诉求", "咨询办事流程。", "建议增加社区活动场地。");

  private static final List<Matter> WEIGHTED =
      Arrays.stream(values())
          .flatMap(matter -> Collections.nCopies(matter.weight, matter).stream())
          .toList();

  private final int weight;
  private final String department;
  private final SubjectKind subject;
  private final double leastAmount;
  private final double mostAmount;
  private final String title;
  private final String oneText;
  private final String otherText;

  Matter(
      int weight,
      String department,
      SubjectKind subject,
      double leastAmount,
      double mostAmount,
      String title,
      String oneText,
      String otherText) {
    this.weight = weight;
    this.department = department;
    this.subject = subject;
    this.leastAmount = leastAmount;
    this.mostAmount = mostAmount;
    this.title = title;
    this.oneText = oneText;
    this.otherText = otherText;
  }

  /** Any matter but wage arrears, each as often as it occurs. */
  static Matter other(Draw draw) {
    return draw.pick(WEIGHTED);
  }

  String department() {
    return department;
  }

  /** What kind of subject it is about; null: none, or decided by the caller. */
  SubjectKind subject() {
    return subject;
  }

  boolean aboutMoney() {
    return mostAmount > 0;
  }

  /** Yuan for one person. */
  double amount(Draw draw) {
    return draw.spread(leastAmount, mostAmount);
  }

  String title() {
    return title;
  }

  String text(Draw draw) {
    return draw.chance(0.5) ? oneText : otherText;
  }
}
