// The colours of risk. Within a grade the fill grows with the score; at its limit the grade's own
// colour begins, so that red, yellow and green stay fixed while the gradient is smooth.

export const GRADES = ['RED', 'YELLOW', 'GREEN'];
const CALM = [20, 40, 66];
const RAMPS = {
  GREEN: [[24, 66, 74], [63, 178, 127]],
  YELLOW: [[198, 142, 38], [245, 184, 61]],
  RED: [[208, 60, 65], [255, 92, 88]],
};

/**
 * Where YELLOW and RED begin. Decision: the limits are the risk model's and change while the page is
 * open; they are not in the API, but every place says both its score and its grade. So the page
 * begins with the limits Beacon comes with and moves them to where the grades say they are.
 */
export const limits = { YELLOW: 25, RED: 60 };
let learnedFrom = 0;

/** Moves the limits if the places contradict them; true if any moved. */
export function learnLimits(places) {
  let moved = false;
  for (const { score, grade, modelVersion } of places) {
    if (modelVersion < learnedFrom) continue;
    learnedFrom = modelVersion;
    for (const limit of ['YELLOW', 'RED']) {
      const reached = grade === 'RED' || (limit === 'YELLOW' && grade === 'YELLOW');
      if (reached && score < limits[limit]) {
        limits[limit] = Math.floor(score);
        moved = true;
      } else if (!reached && score >= limits[limit]) {
        limits[limit] = Math.ceil(score + 0.01);
        moved = true;
      }
    }
  }
  return moved;
}

/** The fill of a place; of none, the calm ground. */
export function fillOf(place) {
  if (!place || place.score < 0.5) return { colour: rgb(CALM), opacity: 0.34 };
  return colourOf(place.score, place.grade);
}

export function colourOf(score, grade) {
  const [from, to] = { GREEN: [0, limits.YELLOW], YELLOW: [limits.YELLOW, limits.RED], RED: [limits.RED, 100] }[grade];
  const part = Math.min(1, Math.max(0, (score - from) / (to - from || 1)));
  const [low, high] = RAMPS[grade];
  const mixed = low.map((value, i) => Math.round(value + (high[i] - value) * part));
  const opacity = grade === 'GREEN' ? 0.5 + 0.28 * part : grade === 'YELLOW' ? 0.8 + 0.08 * part : 0.9 + 0.08 * part;
  return { colour: rgb(mixed), opacity };
}

export const gradeOf = (score) => (score >= limits.RED ? 'RED' : score >= limits.YELLOW ? 'YELLOW' : 'GREEN');

const rgb = ([r, g, b]) => `rgb(${r}, ${g}, ${b})`;
