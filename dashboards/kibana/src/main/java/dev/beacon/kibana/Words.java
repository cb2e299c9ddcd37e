package dev.beacon.kibana;

import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinitions;
import dev.beacon.contract.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** What fields are called, and what the codes in them mean, in both languages. */
final class Words {
  private static final Map<String, Text> FIELDS = new LinkedHashMap<>();
  private static final Map<String, Map<String, Text>> CODES = new LinkedHashMap<>();

  static {
    field("grade", "级别", "Grade");
    field("severity", "级别", "Severity");
    field("status", "状态", "Status");
    field("category", "类别", "Category");
    field("kind", "类型", "Kind");
    field("phase", "阶段", "Phase");
    field("mode", "模式", "Mode");
    field("rule", "规则", "Rule");
    field("ruleVersion", "规则版本", "Rule version");
    field("clock", "时限", "Clock");
    field("deadline", "截止时间", "Deadline");
    field("department", "责任部门", "Department");
    field("departments.department", "被召集部门", "Department called");
    field("departments.presence", "到场情况", "Presence");
    field("community", "社区", "Community");
    field("street", "街道", "Sub-district");
    field("subject", "主体编码", "Subject key");
    field("subjectName", "主体", "Subject");
    field("subjectName.keyword", "主体", "Subject");
    field("title", "事由", "Matter");
    field("caseId", "案件编号", "Case");
    field("alertId", "预警编号", "Alert");
    field("openedAt", "受理时间", "Opened");
    field("updatedAt", "更新时间", "Updated");
    field("at", "更新时间", "As of");
    field("dueAt", "承诺时间", "Due");
    field("people", "涉及人数", "People");
    field("amount", "涉及金额", "Amount");
    field("reports", "反映次数", "Reports");
    field("metrics.reports", "反映次数", "Reports");
    field("metrics.reporters", "反映人数", "Reporters");
    field("metrics.people", "涉及人数", "People");
    field("metrics.amount", "涉及金额", "Amount");
    field("metrics.tips", "线索数", "Tips");
    field("evidence", "证据", "Evidence");
    field("summary.zh", "说明", "Summary (Chinese)");
    field("summary.en", "说明（英文）", "Summary");
    field("handling.acknowledgedBy", "接手人", "Acknowledged by");
    field("handling.acknowledgedAt", "接手时间", "Acknowledged at");
    field("handling.falseAlarm", "误报", "False alarm");
    field("handling.note", "备注", "Note");
    field("score", "风险分", "Risk score");
    field("open", "在办案件", "Open cases");
    field("clusters", "在警聚集", "Open clusters");
    field("breaches", "超时承诺", "Broken promises");
    field("hoursToResolve", "办结用时（小时）", "Hours to resolve");
    field("hoursKnown", "预警时长（小时）", "Hours since first warned");
    field("hoursOfNotice", "提前量（小时）", "Hours of notice");

    codes("status")
        .of("OPEN", "新开", "Open")
        .of("REVIEWED", "已研判", "Reviewed")
        .of("ACCEPTED", "已受理", "Accepted")
        .of("RESOLVED", "已办结", "Resolved")
        .of("CONFIRMED", "已确认", "Confirmed")
        .of("CLOSED", "已归档", "Closed")
        .of("CANCELLED", "已撤销", "Cancelled")
        .of("UPDATED", "有新情况", "Updated")
        .of("ESCALATED", "已升级", "Escalated")
        .of("RETRACTED", "已撤回", "Retracted")
        .of("AWAITED", "待发令", "Awaited")
        .of("ISSUED", "已发令", "Issued")
        .of("COMPLETED", "已完成", "Completed")
        .of("WITHDRAWN", "已撤令", "Withdrawn");
    codes("category")
        .of("WAGE_ARREARS", "欠薪", "Unpaid wages")
        .of("LABOUR_DISPUTE", "劳动争议", "Labour dispute")
        .of("CONTRACT_DISPUTE", "合同纠纷", "Contract dispute")
        .of("NEIGHBOUR_DISPUTE", "邻里纠纷", "Neighbour dispute")
        .of("NOISE", "噪声扰民", "Noise")
        .of("PROPERTY_MANAGEMENT", "物业服务", "Property management")
        .of("ILLEGAL_BUILDING", "违法搭建", "Illegal building")
        .of("SANITATION", "环境卫生", "Sanitation")
        .of("TRAFFIC", "交通秩序", "Traffic")
        .of("PUBLIC_SAFETY", "治安", "Public safety")
        .of("FIRE_SAFETY", "消防隐患", "Fire safety")
        .of("MEDICAL_DISPUTE", "医疗纠纷", "Medical dispute")
        .of("FAMILY_DISPUTE", "家庭纠纷", "Family dispute")
        .of("CONSUMER_COMPLAINT", "消费投诉", "Consumer complaint")
        .of("CITY_FACILITY", "公共设施", "City facility")
        .of("OTHER", "其他", "Other");
    codes("phase").of("WARNING", "临近超时", "Warning").of("BREACH", "已超时", "Breach");
    codes("mode").of("live", "正式", "Live").of("shadow", "影子", "Shadow");
    codes("departments.presence")
        .of("WAITING", "待到场", "Waiting")
        .of("IN_TIME", "按时到场", "In time")
        .of("LATE", "迟到", "Late")
        .of("MISSING", "未到场", "Missing")
        .of("RELEASED", "已免到", "Released")
        .of("UNCALLED", "未召自到", "Uncalled");
    Codes clocks = codes("clock");
    for (ClockDefinition clock : ClockDefinitions.shipped()) {
      clocks.of(clock.clock(), clock.title().zh(), clock.title().en());
    }
  }

  private Words() {}

  private static void field(String name, String zh, String en) {
    FIELDS.put(name, new Text(zh, en));
  }

  private static Codes codes(String field) {
    return new Codes(CODES.computeIfAbsent(field, none -> new LinkedHashMap<>()));
  }

  /** The codes of a field. */
  private record Codes(Map<String, Text> words) {
    Codes of(String code, String zh, String en) {
      words.put(code, new Text(zh, en));
      return this;
    }
  }

  /** What the field is called; its own name if it has no other. */
  static Text field(String name) {
    return FIELDS.getOrDefault(name, new Text(name, name));
  }

  static boolean isNamed(String field) {
    return FIELDS.containsKey(field);
  }

  /** Codes and what they mean; empty if the field holds no codes. */
  static Map<String, Text> codesOf(String field) {
    return CODES.getOrDefault(field, Map.of());
  }
}
