// Makes outlines.bin and names.tsv, once, from npm `world-atlas` 2.0.2 (Natural Earth 4.1.0, 1:50m):
//
//     npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz && node make.mjs package/countries-50m.json
//
// Borders are simplified once and shared, so that neighbours still meet. The form is told in README.md.

import { readFileSync, writeFileSync } from "node:fs";
import { deflateSync } from "node:zlib";

// In degrees: two to three kilometres.
const TOLERANCE = 0.025;
const world = JSON.parse(readFileSync(process.argv[2]));
const { scale, translate } = world.transform;

function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const at = square ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
  return Math.hypot(x - ax - at * dx, y - ay - at * dy);
}

// Douglas and Peucker 1973. A ring that is one arc is cut at its far end, or it would become a point.
function simplified(points, closed) {
  if (points.length < 3) return points;
  const last = points.length - 1;
  let [far, most] = [0, closed ? -1 : TOLERANCE];
  for (let n = 1; n < last; n++) {
    const apart = distance(points[n], points[0], points[last]);
    if (apart > most) [far, most] = [n, apart];
  }
  if (!far) return [points[0], points[last]];
  const before = simplified(points.slice(0, far + 1), false);
  return before.slice(0, -1).concat(simplified(points.slice(far), false));
}

const arcs = world.arcs.map((arc) => {
  let [x, y] = [0, 0];
  const points = arc.map(([dx, dy]) => {
    [x, y] = [x + dx, y + dy];
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
  const closed = points[0].join() === points[points.length - 1].join();
  return simplified(points, closed);
});
const ring = (numbers) =>
  numbers.flatMap((n) => (n < 0 ? [...arcs[~n]].reverse() : arcs[n]).slice(0, -1));

const countries = new Map();
for (const shape of world.objects.countries.geometries) {
  // ISO 3166-1: three digits to two letters; places without a number by the code in use, or by the state that they are
  // counted to where most states count them so.
  const others = { Kosovo: "XK", "N. Cyprus": "CY", Somaliland: "SO" };
  const code = shape.id
    ? Intl.getCanonicalLocales(`und-${shape.id}`)[0].slice(4)
    : others[shape.properties.name];
  if (!code || code.length !== 2) {
    console.log(`left out: ${shape.properties.name}`);
    continue;
  }
  const rings = (shape.type === "Polygon" ? [shape.arcs] : shape.arcs).flat().map(ring);
  const old = countries.get(code) ?? [];
  countries.set(code, old.concat(rings.filter((points) => points.length > 2)));
}

const out = [];
const number = (value) => out.push(value & 255, (value >> 8) & 255);
number(countries.size);
for (const code of [...countries.keys()].sort()) {
  out.push(...[...code].map((letter) => letter.charCodeAt(0)));
  number(countries.get(code).length);
  for (const points of countries.get(code)) {
    number(points.length);
    let before = [0, 0];
    for (const [east, north] of points) {
      const place = [Math.round(east * 180), Math.round(north * 360)];
      number(place[0] - before[0]);
      number(place[1] - before[1]);
      before = place;
    }
  }
}
writeFileSync("outlines.bin", deflateSync(Buffer.from(out), { level: 9 }));

const languages = ["en", "fr"];
const named = languages.map((l) => new Intl.DisplayNames(l, { type: "region" }));
const line = (cells) => `${cells.join("\t")}\n`;
const names = [...countries.keys()].sort().map((c) => line([c, ...named.map((n) => n.of(c))]));
writeFileSync("names.tsv", line(["code", ...languages]) + names.join(""));
console.log(`${countries.size} countries, CLDR ${process.versions.cldr}`);
