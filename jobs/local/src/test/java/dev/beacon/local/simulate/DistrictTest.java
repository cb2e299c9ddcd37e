package dev.beacon.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.GeoPoint;
import dev.beacon.local.simulate.District.Cell;
import dev.beacon.local.simulate.District.Community;
import dev.beacon.local.simulate.District.ServicePoint;
import dev.beacon.local.simulate.District.ServicePointKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DistrictTest {
  /** Centres of neighbouring cells lie about 350 m apart, of others more than 550 m. */
  private static final double NEIGHBOUR_METRES = 420;

  private final District district = District.load();

  @Test
  void hasThePublishedNumbers() {
    assertThat(district.communities()).hasSize(31);
    assertThat(streets()).hasSize(6);
    assertThat(cells(district.communities())).hasSize(1521).doesNotHaveDuplicates();
    assertThat(district.servicePoints()).hasSize(246);
    assertThat(district.servicePoints().stream().map(ServicePoint::id)).doesNotHaveDuplicates();
    assertThat(district.servicePoints().stream().map(ServicePoint::name)).doesNotHaveDuplicates();
    assertThat(count(ServicePointKind.DISTRICT_CENTRE)).isEqualTo(1);
    assertThat(count(ServicePointKind.STREET_CENTRE)).isEqualTo(6);
    assertThat(count(ServicePointKind.COMMUNITY_HALL)).isEqualTo(31);
    assertThat(count(ServicePointKind.POLICE_STATION)).isEqualTo(6);
    assertThat(count(ServicePointKind.TRAFFIC_POLICE)).isEqualTo(1);
    assertThat(count(ServicePointKind.CONSTRUCTION_SITE) + count(ServicePointKind.PARK))
        .isEqualTo(95);
  }

  @Test
  void everyCommunityAndEverySubDistrictIsInOnePiece() {
    for (Community community : district.communities()) {
      assertThat(pieces(community.cells())).as(community.name()).isEqualTo(1);
    }
    for (String street : streets()) {
      List<Community> inStreet =
          district.communities().stream().filter(c -> c.street().equals(street)).toList();
      assertThat(pieces(cells(inStreet))).as(street).isEqualTo(1);
    }
  }

  @Test
  void servicePointsLieInACellOfTheirCommunity() {
    List<Cell> cells = cells(district.communities());
    for (ServicePoint point : district.servicePoints()) {
      Cell nearest =
          cells.stream()
              .min(Comparator.comparingDouble(cell -> metres(cell.centre(), point.location())))
              .orElseThrow();
      assertThat(nearest.h3()).as(point.name()).isEqualTo(point.cell());
      assertThat(district.community(point.community()).cells()).contains(nearest);
    }
  }

  @Test
  void aCommunityNamesItsHallFirst() {
    for (Community community : district.communities()) {
      assertThat(community.code()).startsWith(community.street());
      assertThat(community.servicePoints().get(0).kind())
          .isEqualTo(ServicePointKind.COMMUNITY_HALL);
    }
  }

  private Set<String> streets() {
    return district.communities().stream().map(Community::street).collect(Collectors.toSet());
  }

  private int count(ServicePointKind kind) {
    return district.servicePoints(kind).size();
  }

  private static List<Cell> cells(List<Community> communities) {
    return communities.stream().flatMap(community -> community.cells().stream()).toList();
  }

  private static int pieces(List<Cell> cells) {
    List<Cell> left = new ArrayList<>(cells);
    int pieces = 0;
    while (!left.isEmpty()) {
      pieces++;
      Deque<Cell> border = new ArrayDeque<>(List.of(left.remove(0)));
      while (!border.isEmpty()) {
        Cell cell = border.remove();
        List<Cell> reached =
            left.stream()
                .filter(other -> metres(cell.centre(), other.centre()) < NEIGHBOUR_METRES)
                .toList();
        left.removeAll(reached);
        border.addAll(reached);
      }
    }
    return pieces;
  }

  private static double metres(GeoPoint one, GeoPoint other) {
    double up = (one.lat() - other.lat()) * 111_320;
    double right = (one.lon() - other.lon()) * 111_320 * Math.cos(Math.toRadians(one.lat()));
    return Math.hypot(up, right);
  }
}
