// Time on an axis. Empty stretches that would take up a seventh of it or more are cut out, and the cut is shown.
const CUT = 1 / 7;
const SHORTEST_CUT = 60; // days
const CUT_ROOM = 0.03; // of the axis
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// stretches of days with their place on the axis, from 0 to 1
function timeScale(days) {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const begins = new Set(cuts(sorted));
  const stretches = [];
  for (const day of sorted) {
    if (!stretches.length || begins.has(day)) stretches.push({ from: day, to: day });
    else stretches.at(-1).to = day;
  }
  for (const stretch of stretches) { stretch.from -= 0.5; stretch.to += 0.5; }
  const total = stretches.reduce((sum, { from, to }) => sum + Math.max(to - from, 1), 0);
  const room = 1 - CUT_ROOM * (stretches.length - 1);
  let at = 0;
  for (const stretch of stretches) {
    stretch.begin = at;
    stretch.end = at + (Math.max(stretch.to - stretch.from, 1) / total) * room;
    at = stretch.end + CUT_ROOM;
  }
  return stretches;
}

// the days with which a new stretch begins
function cuts(sorted) {
  const gaps = sorted.slice(1).map((day, n) => ({ day, gap: day - sorted[n] })).sort((a, b) => b.gap - a.gap);
  let kept = sorted.at(-1) - sorted[0];
  const found = [];
  for (const { day, gap } of gaps) {
    if (gap < SHORTEST_CUT || gap < kept * CUT || found.length >= 8) break;
    kept -= gap;
    found.push(day);
  }
  return found;
}

function placeOf(stretches, day) {
  for (const { from, to, begin, end } of stretches) {
    if (day < from) return begin;
    if (day <= to) return begin + ((day - from) / (to - from)) * (end - begin);
  }
  return stretches.at(-1).end;
}

function dayAt(stretches, place) {
  for (const { from, to, begin, end } of stretches) {
    if (place < begin) return Math.ceil(from);
    if (place <= end) return Math.min(Math.floor(to), Math.ceil(from + ((place - begin) / (end - begin)) * (to - from) - 0.5));
  }
  return Math.floor(stretches.at(-1).to);
}

function dayWords(day) {
  const date = new Date(day * DAY);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

// where the axis bears words: as many as there is room for
function ticks(stretches, width) {
  const found = [];
  for (const stretch of stretches) {
    const wide = (stretch.end - stretch.begin) * width;
    const step = stepFor((stretch.to - stretch.from) / wide);
    const inside = wide < 70 ? [] : [...tickDays(stretch, step)];
    const marks = inside.length ? inside : [{ day: Math.ceil(stretch.from), words: dayWords(Math.ceil(stretch.from)).replace(wide < 52 ? /.* / : /^\d+ /, "") }];
    for (const { day, words } of marks) {
      const x = placeOf(stretches, day) * width;
      if ((!found.length || x - found.at(-1).x > 40 + 3 * found.at(-1).words.length) && x < width - 12) found.push({ x, words });
    }
  }
  return found;
}

// months between two ticks; 0 for days
function stepFor(daysPerPixel) {
  const months = (daysPerPixel * 68) / 30.4;
  return months < 0.25 ? 0 : [1, 3, 6, 12, 24, 60, 120, 300, 600, 1200].find((step) => step >= months) || 2400;
}

function* tickDays({ from, to }, step) {
  const start = new Date(from * DAY);
  if (step === 0) {
    const every = Math.max(1, Math.ceil((to - from) / 10));
    for (let day = Math.ceil(from); day <= to; day += every) yield { day, words: day - every < from ? dayWords(day) : dayWords(day).replace(/ \d{4}$/, "") };
    return;
  }
  for (let month = start.getUTCFullYear() * 12; ; month += step) {
    const day = Math.floor(new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1) / DAY);
    if (day > to) return;
    if (day >= from) yield { day, words: step >= 12 || month % 12 === 0 ? String(Math.floor(month / 12)) : `${MONTHS[month % 12]} ${Math.floor(month / 12)}` };
  }
}
