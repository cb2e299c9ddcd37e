package dev.beacon.local.scores;

import dev.beacon.contract.ScorecardDocument.UnitKind;
import dev.beacon.contract.Text;
import dev.beacon.local.simulate.District;
import java.util.HashMap;
import java.util.Map;

/** What units are called. Who is not known is called by the code. */
public final class UnitNames {
  private static final Text DISTRICT = new Text("全区", "The district");

  private final Map<String, String> byCode;

  private UnitNames(Map<String, String> byCode) {
    this.byCode = byCode;
  }

  /** The communities and sub-districts of the district's reference data. */
  public static UnitNames ofTheDistrict() {
    Map<String, String> byCode = new HashMap<>();
    for (District.Community community : District.load().communities()) {
      byCode.put(community.code(), community.name());
      byCode.put(community.street(), community.streetName());
    }
    return new UnitNames(byCode);
  }

  Text name(UnitKind kind, String unit) {
    if (kind == UnitKind.DISTRICT) {
      return DISTRICT;
    }
    String name = kind == UnitKind.DEPARTMENT ? unit : community(unit);
    return new Text(name, name);
  }

  /** The name of a community or sub-district; null of null. */
  String community(String code) {
    return byCode.getOrDefault(code, code);
  }
}
