package dev.beacon.local.simulate;

import dev.beacon.contract.Channel;
import dev.beacon.contract.Observation;
import dev.beacon.contract.Patrol;
import dev.beacon.contract.SubjectKind;
import dev.beacon.contract.Urgency;
import java.util.List;

/**
 * The everyday cases. A case is a function of the seed, its number and when it was opened, so none
 * is kept.
 *
 * <p>Wage complaints: of the 64 cases of a block, three are about wages, and they are about three,
 * two or one employer that no other block names (until the names run out, after some 40 million
 * cases). So no employer has more than three reporters: the background alone never forms a cluster
 * of four. The cases of a block lie 256 apart, so that a block spans hours or days.
 */
final class BackgroundCases {
  private static final int BLOCK = 64;
  private static final int LANES = 256;
  private static final int WAGE_CASES = 3;
  private static final long FACTS = 1;
  private static final long SHARING = 2;

  private static final List<Channel> CHANNELS =
      List.of(
          Channel.HALL,
          Channel.HALL,
          Channel.STATION,
          Channel.STATION,
          Channel.STATION,
          Channel.HOTLINE,
          Channel.HOTLINE,
          Channel.MINI_PROGRAM,
          Channel.MINI_PROGRAM,
          Channel.MINI_PROGRAM,
          Channel.APP,
          Channel.APP,
          Channel.QR_CODE,
          Channel.QR_CODE,
          Channel.DEPARTMENT);
  private static final List<Patrol> PATROLS = List.of(Patrol.values());
  private static final double RED_SHARE = 0.02;

  private final SimulationConfig config;
  private final List<District.Community> communities;
  private final People people;
  private final DailyRhythm rhythm;

  BackgroundCases(SimulationConfig config, District district, People people, DailyRhythm rhythm) {
    this.config = config;
    this.communities = district.communities();
    this.people = people;
    this.rhythm = rhythm;
  }

  /** Case {@code number} as first reported at {@code openedAt}, epoch millis. */
  CaseFacts of(long number, long openedAt) {
    Draw draw = Draw.of(config.seed(), FACTS, number);
    long wageSubject = wageSubject(number);
    boolean wages = wageSubject >= 0;
    Matter matter = wages ? Matter.WAGE_ARREARS : Matter.other(draw);
    boolean tip = draw.chance(config.tipShare());
    int volunteer = draw.below(People.VOLUNTEERS);
    Channel channel = draw.pick(CHANNELS);
    Magnitude magnitude = magnitude(draw, matter);
    District.Community community = draw.pick(communities);
    int repeats = tip ? 0 : repeats(draw);
    String subject = subject(draw, matter, wageSubject, community);
    boolean promised = !tip && (channel == Channel.HALL || channel == Channel.HOTLINE);
    return new CaseFacts(
        Long.toString(number),
        repeats > 0 || draw.chance(0.5) ? Long.toString(number) : null,
        openedAt,
        tip,
        channel,
        matter,
        community.name() + matter.title(),
        matter.text(draw),
        tip ? people.volunteer(volunteer) : people.resident(draw.below(People.RESIDENTS)),
        magnitude.people,
        tip ? null : magnitude.amount,
        subject == null ? null : subjectKind(matter, subject),
        subject,
        spelling(draw),
        community.code(),
        draw.near(draw.pick(community.cells()).centre(), 150),
        station(draw, community, channel, tip),
        tip ? null : magnitude.urgency,
        tip ? (wages ? Observation.WAGES_LATE : Observation.OTHER) : null,
        tip ? draw.pick(PATROLS) : null,
        tip ? people.volunteerKind(volunteer) : null,
        repeats,
        promised ? rhythm.settledBy(openedAt) : 0);
  }

  /** Which employer the wage complaint is about; -1 if the case is no wage complaint. */
  private long wageSubject(long number) {
    long block = number / LANES / BLOCK * LANES + number % LANES;
    long roll = Draw.mix(config.seed() ^ Draw.mix(block * BLOCK + SHARING));
    int slot = (int) ((number / LANES + (roll & 63)) % BLOCK);
    int spacing = BLOCK / WAGE_CASES;
    if (slot % spacing != 0 || slot / spacing >= WAGE_CASES) {
      return -1;
    }
    int which = slot / spacing;
    int sharing = (int) (roll >>> 32 & 0xFFFF) % 20;
    boolean ofTheFirst = sharing >= 18 || (sharing >= 14 && which == 1);
    return block * WAGE_CASES + (ofTheFirst ? 0 : which);
  }

  private static String subject(
      Draw draw, Matter matter, long wageSubject, District.Community community) {
    if (wageSubject >= 0) {
      return Companies.background(wageSubject);
    }
    if (matter.subject() == null) {
      return null;
    }
    return matter.subject() == SubjectKind.SITE
        ? siteIn(community)
        : Companies.background(draw.between(0, Companies.CAPACITY));
  }

  /** A construction site there; null if there is none. */
  private static String siteIn(District.Community community) {
    return community.servicePoints().stream()
        .filter(point -> point.kind() == District.ServicePointKind.CONSTRUCTION_SITE)
        .findFirst()
        .map(District.ServicePoint::name)
        .orElse(null);
  }

  private static SubjectKind subjectKind(Matter matter, String subject) {
    if (matter == Matter.WAGE_ARREARS) {
      return Companies.builds(subject) ? SubjectKind.CONTRACTOR : SubjectKind.EMPLOYER;
    }
    return matter.subject();
  }

  private record Magnitude(Integer people, Double amount, Urgency urgency) {}

  private static Magnitude magnitude(Draw draw, Matter matter) {
    int people = draw.chance(0.8) ? 1 : 2 + draw.below(draw.chance(0.9) ? 4 : 24);
    double amount = matter.aboutMoney() ? matter.amount(draw) * people : 0;
    Urgency urgency = draw.chance(0.06) ? Urgency.URGENT : Urgency.NORMAL;
    amount = Math.min(amount, 950_000);
    if (draw.chance(RED_SHARE)) {
      int why = draw.below(3);
      if (why == 0) {
        people = 30 + draw.below(120);
      } else if (why == 1 && matter.aboutMoney()) {
        amount = draw.spread(1_000_000, 8_000_000);
      } else {
        urgency = Urgency.CRITICAL;
      }
    }
    return new Magnitude(
        people,
        amount > 0 ? (double) StrictMath.round(amount) : null,
        urgency == Urgency.NORMAL ? null : urgency);
  }

  private static int repeats(Draw draw) {
    double roll = draw.unit();
    return roll < 0.03 ? 2 : roll < 0.15 ? 1 : 0;
  }

  static int spelling(Draw draw) {
    return draw.chance(0.6) ? 0 : draw.below(Companies.SPELLINGS);
  }

  private static String station(
      Draw draw, District.Community community, Channel channel, boolean tip) {
    if (!tip && channel == Channel.HALL) {
      return community.servicePoints().get(0).id();
    }
    return tip || channel == Channel.STATION ? draw.pick(community.servicePoints()).id() : null;
  }
}
