// The district as hexagons. Leaflet moves, zooms and projects; there are no tiles: the ground is the
// district's own cells.

import * as L from '../lib/leaflet.js';
import { coalesced, el, setText, gradeShape } from './dom.js';
import { fillOf } from './colour.js';
import { getDistrict, getPlace, isHot, placesOf, shownScore } from './store.js';
import { cellName } from './places.js';
import { named, number, t, word } from './language.js';
import { outlineOf, nextInDirection } from './geometry.js';

const WIDE = 8;
const FINE = 9;
// Cells of resolution 9 narrower than this on screen give way to those of resolution 8.
const LEGIBLE = 25;
const LEGIBLE_FROM_AFAR = 60;
const ROOM_FOR_SCORE = 34;
// The hottest glow; if all did, none would stand out.
const GLOWING = 20;
const GRAVITY = { GREEN: 0, YELLOW: 1, RED: 2 };
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

const still = matchMedia('(prefers-reduced-motion: reduce)').matches;

export class HeatMap {
  /** `onSelect` is given the heatId of a cell; `onResolution` is told that another one is shown. */
  constructor(container, { onSelect, onResolution }) {
    this.container = container;
    this.onSelect = onSelect;
    this.onResolution = onResolution;
    this.choice = 'auto';
    this.resolution = WIDE;
    this.layers = new Map();
    this.badges = new Map();
    this.marked = new Set();
    this.current = null;
    this.moved = false;
    this.map = L.map(container, {
      zoomControl: false, attributionControl: false, keyboard: false, zoomSnap: 0.05, zoomDelta: 0.75,
      wheelPxPerZoomLevel: 110, zoomAnimation: !still, fadeAnimation: !still, inertia: !still, markerZoomAnimation: !still,
    });
    this.tooltip = L.tooltip({ direction: 'top', offset: [0, -8], opacity: 1, className: 'cell-hint' });
    this.renderer = L.svg({ padding: 0.5 });
    for (const [name, index] of [['landmarks', 450], ['badges', 440], ['marks', 430], ['glows', 390]]) {
      this.map.createPane(name).style.zIndex = index;
    }
    L.control.scale({ position: 'bottomright', imperial: false, maxWidth: 120 }).addTo(this.map);
    this.map.on('zoomend', () => this.zoomed());
    this.map.on('dragstart zoomstart', (event) => {
      if (event.type === 'dragstart') this.moved = true;
    });
    container.addEventListener('wheel', () => { this.moved = true; }, { passive: true });
    container.addEventListener('keydown', (event) => this.key(event));
    new ResizeObserver(coalesced(() => this.resized(), 60)).observe(container);
  }

  showDistrict() {
    const district = getDistrict();
    this.bounds = L.latLngBounds(district.cells[WIDE].flatMap(({ boundary }) => boundary.map(toLatLng)));
    const groups = {};
    for (const resolution of [WIDE, FINE]) {
      const cells = district.cells[resolution];
      const outline = L.polyline(outlineOf(cells).map((line) => line.map(toLatLng)), {
        renderer: this.renderer, className: 'outline', interactive: false, smoothFactor: 0,
      });
      groups[resolution] = L.layerGroup([outline, ...cells.map((cell) => this.hexagon(cell, resolution))]);
    }
    this.landmarks = (district.landmarks || []).map((landmark) => this.landmark(landmark));
    this.map.fitBounds(this.bounds, this.padding());
    this.map.setMinZoom(this.map.getZoom() - 0.5).setMaxZoom(this.map.getZoom() + 4);
    this.map.setMaxBounds(this.bounds.pad(0.4));
    groups[this.resolution].addTo(this.map);
    this.groups = groups;
    this.landmarks.forEach(({ marker }) => marker.addTo(this.map));
    this.zoomed();
  }

  hexagon({ cell, boundary }, resolution) {
    const layer = L.polygon(boundary.map(toLatLng), { renderer: this.renderer, className: 'cell', weight: 1, smoothFactor: 0 });
    const entry = { cell, resolution, layer, centre: layer.getBounds().getCenter() };
    layer.on('add', () => {
      layer.getElement().dataset.cell = cell;
      entry.painted = undefined;
    });
    layer.on('click', () => this.select(cell));
    layer.on('mouseover', () => this.hint(entry));
    layer.on('mouseout', () => this.tooltip.remove());
    this.layers.set(cell, entry);
    return layer;
  }

  hint({ cell, centre }) {
    const place = getPlace(`cell:${cell}`) || { kind: 'CELL', cell, location: { lat: centre.lat, lon: centre.lng } };
    const hot = isHot(place);
    this.tooltip.setLatLng(centre).setContent(el('div', { class: hot ? place.grade : '' },
      el('span', {}, cellName(place)),
      el('b', {}, hot ? [gradeShape(place.grade), ` ${shownScore(place)}`] : t('calm')),
      hot ? el('span', { class: 'open' }, t('openShort', { n: number(place.open) })) : null)).addTo(this.map);
  }

  landmark(landmark) {
    const name = el('span', { class: 'landmark-name' }, named(landmark));
    const node = el('div', { class: 'landmark' }, el('i'), name);
    const icon = L.divIcon({ html: node, className: 'landmark-pin', iconSize: [0, 0] });
    return { landmark, name, node, marker: L.marker([landmark.lat, landmark.lon], { icon, pane: 'landmarks', interactive: false, keyboard: false }) };
  }

  /** Paints what the store shows. Cells that became graver are lit for a moment. */
  render(lit = false) {
    if (!this.groups) return;
    for (const entry of this.layers.values()) {
      if (entry.resolution === this.resolution) this.paint(entry, lit);
    }
    this.placeBadges();
    this.keepOneTabStop();
  }

  paint(entry, lit) {
    const place = getPlace(`cell:${entry.cell}`);
    const hot = isHot(place);
    const painted = hot ? `${place.version}/${place.score}/${place.grade}/${this.choiceKey()}` : 'calm';
    if (entry.painted === painted) return;
    const before = entry.grade;
    entry.painted = painted;
    entry.grade = hot ? place.grade : null;
    const { colour, opacity } = fillOf(hot ? place : null);
    entry.layer.setStyle({ fillColor: colour, fillOpacity: opacity, color: colour });
    const path = entry.layer.getElement();
    path.setAttribute('class', `cell leaflet-interactive ${hot ? `hot ${place.grade}` : 'calm'}`);
    path.dataset.grade = entry.grade || '';
    path.dataset.score = hot ? place.score : 0;
    if (hot) {
      path.setAttribute('role', 'button');
      path.setAttribute('aria-label', t('cellLabel', {
        name: cellName(place), grade: word(place.grade), score: shownScore(place), open: number(place.open),
      }));
      if (!path.hasAttribute('tabindex')) path.setAttribute('tabindex', '-1');
    } else {
      for (const name of ['role', 'aria-label', 'tabindex']) path.removeAttribute(name);
    }
    if (lit && hot && GRAVITY[place.grade] > (before ? GRAVITY[before] : 0)) entry.lit = true;
  }

  choiceKey() {
    return document.documentElement.lang;
  }

  // Shape and score on yellow and red cells, so that colour is never alone.
  placeBadges() {
    const kept = new Set();
    let changed = false;
    let glowing = 0;
    for (const place of placesOf('CELL', this.resolution)) {
      const entry = this.layers.get(place.cell);
      if (!entry || place.grade === 'GREEN' || !isHot(place)) continue;
      kept.add(place.cell);
      const score = shownScore(place);
      const said = `${place.grade}/${score}`;
      let badge = this.badges.get(place.cell);
      if (!badge) {
        badge = { ...this.pin(entry.centre, 'badges'), glow: null };
        this.badges.set(place.cell, badge);
        changed = true;
      }
      if (badge.said !== said) {
        badge.said = said;
        badge.node.className = `badge ${place.grade}`;
        badge.node.replaceChildren(gradeShape(place.grade), el('b', {}, String(score)));
      }
      this.glow(entry, badge, glowing++ < GLOWING ? place.grade : null);
      if (entry.lit) {
        entry.lit = false;
        if (!still) badge.node.append(el('i', { class: 'ripple', on: { animationend: (event) => event.target.remove() } }));
      }
    }
    for (const [cell, badge] of this.badges) {
      if (kept.has(cell)) continue;
      this.removeBadge(badge);
      this.badges.delete(cell);
      changed = true;
    }
    if (changed) this.uncrowd();
  }

  // Under the cells, so that it shines on calm ground and never over another's score.
  glow(entry, badge, grade) {
    if (!grade && badge.glow) {
      badge.glow.marker.remove();
      badge.glow = null;
    } else if (grade) {
      badge.glow = badge.glow || this.pin(entry.centre, 'glows');
      badge.glow.node.className = `glow ${grade}`;
    }
  }

  pin(at, pane) {
    const node = el('div', {});
    const icon = L.divIcon({ html: node, className: 'pin', iconSize: [0, 0] });
    return { node, marker: L.marker(at, { icon, pane, interactive: false, keyboard: false }).addTo(this.map) };
  }

  removeBadge(badge) {
    badge.marker.remove();
    if (badge.glow) badge.glow.marker.remove();
  }

  /** Where the cells in view can be reached by the tab key: at the current one, else the hottest. */
  keepOneTabStop() {
    const held = this.current && this.layers.get(this.current);
    const valid = held && held.resolution === this.resolution && held.grade;
    const wanted = valid ? held : this.layers.get((placesOf('CELL', this.resolution).find(isHot) || {}).cell);
    for (const path of this.container.querySelectorAll('path.cell[tabindex="0"]')) path.setAttribute('tabindex', '-1');
    if (wanted && wanted.layer.getElement()) wanted.layer.getElement().setAttribute('tabindex', '0');
    this.current = wanted ? wanted.cell : null;
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions = {
      Enter: () => this.current && this.select(this.current),
      ' ': () => this.current && this.select(this.current),
      Home: () => this.focus((placesOf('CELL', this.resolution).find(isHot) || {}).cell),
      '+': () => this.zoomBy(0.75), '=': () => this.zoomBy(0.75), '-': () => this.zoomBy(-0.75), 0: () => this.fit(),
    };
    if (!event.target.matches('path.cell') && ['Enter', ' '].includes(event.key)) return;
    if (ARROWS[event.key]) this.step(ARROWS[event.key]);
    else if (actions[event.key]) actions[event.key]();
    else return;
    event.preventDefault();
  }

  step(direction) {
    const from = this.layers.get(this.current);
    if (!from) return;
    const others = [...this.layers.values()].filter((one) => one.resolution === this.resolution && one.grade && one !== from);
    const next = nextInDirection(this.point(from), others, (one) => this.point(one), direction);
    if (next) this.focus(next.cell);
  }

  point(entry) {
    return this.map.latLngToLayerPoint(entry.centre);
  }

  focus(cell) {
    const entry = this.layers.get(cell);
    if (!entry) return;
    this.current = cell;
    this.keepOneTabStop();
    entry.layer.bringToFront();
    entry.layer.getElement().focus({ preventScroll: true });
    if (!this.map.getBounds().contains(entry.centre)) this.map.panTo(entry.centre);
  }

  select(cell) {
    this.current = cell;
    this.keepOneTabStop();
    this.onSelect(`cell:${cell}`);
  }

  /** Outlines cells of resolution 9, or what holds them; `chosen` is outlined more strongly. */
  mark(cells, chosen) {
    this.wanted = { cells, chosen };
    this.marked.forEach((layer) => layer.remove());
    this.marked.clear();
    if (!this.groups) return;
    const parents = new Map(getDistrict().cells[FINE].map(({ cell, parent }) => [cell, parent]));
    const shown = new Set(cells.map((cell) => (this.resolution === FINE ? cell : parents.get(cell))));
    const add = (cell, className) => {
      const entry = this.layers.get(cell);
      if (!entry) return;
      this.marked.add(L.polygon(entry.layer.getLatLngs(), {
        pane: 'marks', className, fill: false, interactive: false, smoothFactor: 0,
      }).addTo(this.map));
    };
    shown.forEach((cell) => cell !== chosen && add(cell, 'mark'));
    if (chosen) add(chosen, 'mark chosen');
  }

  /** Moves so that a cell is not hidden behind what covers the map from the right. */
  uncover(cell, cover) {
    const entry = this.layers.get(cell);
    if (!entry) return;
    const hidden = Math.max(0, this.container.getBoundingClientRect().right - cover.getBoundingClientRect().left);
    this.map.panInside(entry.centre, { paddingTopLeft: [40, 60], paddingBottomRight: [hidden + 50, 40], animate: !still });
  }

  choose(choice) {
    this.choice = choice;
    this.zoomed();
  }

  zoomed() {
    if (!this.groups) return;
    const fine = this.widthOf(FINE);
    const legible = document.body.classList.contains('wall') ? LEGIBLE_FROM_AFAR : LEGIBLE;
    const wanted = this.choice === 'auto' ? (fine < legible ? WIDE : FINE) : this.choice;
    const changed = wanted !== this.resolution;
    if (changed) {
      this.groups[this.resolution].remove();
      this.resolution = wanted;
      this.groups[wanted].addTo(this.map);
      this.badges.forEach((badge) => this.removeBadge(badge));
      this.badges.clear();
    }
    const width = this.widthOf(this.resolution);
    this.container.style.setProperty('--hex', `${width.toFixed(1)}px`);
    this.container.classList.toggle('with-scores', width >= ROOM_FOR_SCORE);
    this.render();
    this.uncrowd();
    if (this.wanted) this.mark(this.wanted.cells, this.wanted.chosen);
    if (changed) this.onResolution(wanted);
  }

  widthOf(resolution) {
    const { boundary } = getDistrict().cells[resolution][0];
    const corner = (i) => this.map.latLngToLayerPoint(toLatLng(boundary[i % boundary.length]));
    return corner(0).distanceTo(corner(3)) * 0.866;
  }

  /** Names of landmarks that would lie on others, or on a badge, are left out. */
  uncrowd() {
    const half = this.widthOf(this.resolution) * 0.36;
    const badges = [...this.badges.keys()].map((cell) => {
      const { x, y } = this.point(this.layers.get(cell));
      return { left: x - half, right: x + half, top: y - half, bottom: y + half };
    });
    const taken = [...badges];
    for (const { landmark, name, node } of this.landmarks) {
      setText(name, named(landmark));
      const { x, y } = this.map.latLngToLayerPoint([landmark.lat, landmark.lon]);
      const width = [...name.textContent].reduce((sum, letter) => sum + (letter > '\u2e80' ? 13 : 7), 14);
      const boxAt = (left) => ({ left, right: left + width, top: y - 9, bottom: y + 9 });
      const free = (box) => taken.every((other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
      const right = boxAt(x + 5);
      const left = boxAt(x - 5 - width);
      const box = free(right) ? right : free(left) ? left : null;
      name.hidden = !box;
      node.hidden = !box && badges.some((other) => x > other.left && x < other.right && y > other.top && y < other.bottom);
      name.classList.toggle('left', box === left);
      if (box) taken.push(box);
    }
  }

  zoomBy(steps) {
    this.moved = true;
    this.map.setZoom(this.map.getZoom() + steps);
  }

  fit() {
    this.moved = false;
    this.map.fitBounds(this.bounds, this.padding());
  }

  padding() {
    return { paddingTopLeft: [10, 34], paddingBottomRight: [10, 6], animate: !still };
  }

  resized() {
    this.map.invalidateSize({ animate: false });
    if (!this.groups || this.moved) return;
    this.map.setMinZoom(0);
    this.map.fitBounds(this.bounds, { ...this.padding(), animate: false });
    this.map.setMinZoom(this.map.getZoom() - 0.5).setMaxZoom(this.map.getZoom() + 4);
    this.zoomed();
  }
}

const toLatLng = ([lon, lat]) => [lat, lon];
