// What tests and the curious can hold on to: window.beaconScreen. Described in README.md.

import { linkState } from './link.js';
import { getAlert, getPlace, haveAlerts, haveHeat, shownPast } from './store.js';
import { language } from './language.js';

export function provideHooks({ map, ready, openPlace, openAlert, closeDrawer, backToLive }) {
  window.beaconScreen = Object.freeze({
    ready,
    /** A cell as shown: { score, grade, open, version, painted }, or null where it is calm. */
    cell(id) {
      const place = getPlace(`cell:${id}`);
      const path = document.querySelector(`path.cell[data-cell="${CSS.escape(id)}"]`);
      return place ? { score: place.score, grade: place.grade, open: place.open, version: place.version, painted: path ? path.dataset.grade : null } : null;
    },
    place: (heatId) => getPlace(heatId) || null,
    alert: (alertId) => getAlert(alertId) || null,
    openPlace, openAlert, closeDrawer, backToLive,
    showResolution: (choice) => map.choose(choice),
    state: () => ({
      mode: shownPast() ? 'replay' : 'live', at: shownPast() ? shownPast().at : null, language: language(),
      resolution: map.resolution, streams: linkState(), loaded: haveHeat() && haveAlerts(),
    }),
  });
}
