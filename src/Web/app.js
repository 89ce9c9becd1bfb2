// The current week, live. What the events mean stands in docs/wire-format.md.

const QUIET = 40_000; // Heartbeats come every 15 s: after two and a half of them the line is dead, whatever the browser thinks.
const RETRY = 3_000;
const MARK = 1_500;

const colors = {
  ARI: "#97233f", ATL: "#a71930", BAL: "#4a3aa0", BUF: "#00338d", CAR: "#0085ca", CHI: "#c83803", CIN: "#fb4f14", CLE: "#7a4a1e",
  DAL: "#003594", DEN: "#fb4f14", DET: "#0076b6", GB: "#2d5a4c", HOU: "#a71930", IND: "#00539b", JAX: "#006778", KC: "#e31837",
  LAC: "#0080c6", LAR: "#1f4fae", LV: "#7d868c", MIA: "#008e97", MIN: "#5f3a95", NE: "#1f3f77", NO: "#b3955a", NYG: "#1d3b91",
  NYJ: "#125740", PHI: "#00616a", PIT: "#e0a800", SEA: "#4f9a2e", SF: "#aa0000", TB: "#d50a0a", TEN: "#4b92db", WSH: "#7a2436",
};
const clubs = { STL: "LAR", LA: "LAR", SD: "LAC", OAK: "LV", JAC: "JAX", WAS: "WSH" };
const off = new Set(["postponed", "suspended", "canceled"]);
const live = new Set(["inProgress", "halftime", "delayed"]);

const at = (id) => document.getElementById(id);
const week = { epoch: null, version: null, games: new Map(), id: null, stale: null };
const cards = new Map();

// Receiving

let source;
let watchdog;

function open() {
  clearTimeout(watchdog);
  source?.close();
  const resume = week.id ? `&lastEventId=${encodeURIComponent(week.id)}` : "";
  const opened = new EventSource(`/api/livescore?mode=delta${resume}`);
  source = opened;
  const on = (name, take) => opened.addEventListener(name, (event) => {
    if (opened === source) {
      heard();
      take(JSON.parse(event.data), event.lastEventId);
    }
  });
  on("snapshot", takeSnapshot);
  on("change", takeChange);
  on("reset", () => { week.id = null; });
  on("heartbeat", (beat) => showStale(beat.staleSince));
  opened.onopen = heard;
  opened.onerror = () => {
    if (opened !== source) {
      return;
    }
    showLink("lost", "Reconnecting");
    // The browser comes back by itself unless it gave up.
    if (opened.readyState === EventSource.CLOSED) {
      watchdog = setTimeout(open, RETRY * (0.5 + Math.random()));
    }
  };
  watch();
}

function watch() {
  clearTimeout(watchdog);
  watchdog = setTimeout(() => {
    showLink("lost", "Reconnecting");
    open();
  }, QUIET);
}

function heard() {
  showLink("live", "Live");
  watch();
}

function takeSnapshot(snapshot, id) {
  Object.assign(week, { epoch: snapshot.epoch, version: snapshot.version, id });
  week.games = new Map(snapshot.games.map((game) => [game.id, game]));
  show(new Set());
  showStale(snapshot.staleSince);
}

function takeChange(change, id) {
  if (change.epoch !== week.epoch || change.since !== week.version) {
    // A hole: never guess, begin anew.
    week.id = null;
    open();
    return;
  }
  const changed = new Set();
  for (const patch of change.games) {
    const before = week.games.get(patch.id);
    const after = merge(before ?? {}, patch);
    week.games.set(patch.id, after);
    changed.add(patch.id);
    if (before && (before.home.score !== after.home.score || before.away.score !== after.away.score)) {
      showLatest(after);
    }
  }
  Object.assign(week, { version: change.version, id });
  show(changed);
}

// RFC 7386: null takes a member away.
function merge(target, patch) {
  const merged = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) {
      delete merged[name];
    } else {
      merged[name] = typeof value === "object" ? merge(merged[name] ?? {}, value) : value;
    }
  }
  return merged;
}

// Showing

const byDay = new Intl.DateTimeFormat(undefined, { weekday: "long", month: "long", day: "numeric" });
const byTime = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit", timeZoneName: "short" });
const byHour = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });

function show(changed) {
  const games = [...week.games.values()].sort((one, other) =>
    Date.parse(one.kickoff) - Date.parse(other.kickoff) || (one.id < other.id ? -1 : 1));
  layOut(games);
  for (const game of games) {
    showGame(game, changed.has(game.id));
  }
  showTitle(games);
  at("empty").hidden = games.length > 0;
  at("version").textContent = `Version ${week.version}`;
}

// Cards are moved only when the slots are others than before, so that nothing jumps under a reader.
let plan = "";
function layOut(games) {
  const slots = Map.groupBy(games, (game) => Date.parse(game.kickoff));
  const wanted = JSON.stringify([...slots].map(([kickoff, members]) => [kickoff, members.map((game) => game.id)]));
  if (wanted === plan) {
    return;
  }
  plan = wanted;
  document.querySelectorAll(".slot").forEach((slot) => slot.remove());
  for (const [kickoff, members] of slots) {
    const slot = at("slot").content.firstElementChild.cloneNode(true);
    slot.querySelector("h2").textContent = `${byDay.format(kickoff)}, ${byTime.format(kickoff)}`;
    slot.querySelector("ul").append(...members.map((game) => cardOf(game.id)));
    at("games").append(slot);
  }
}

function cardOf(id) {
  if (!cards.has(id)) {
    cards.set(id, at("game").content.firstElementChild.cloneNode(true));
  }
  return cards.get(id);
}

function showGame(game, isChanged) {
  const card = cardOf(game.id);
  const over = game.status === "final";
  card.classList.toggle("live", live.has(game.status));
  card.classList.toggle("over", over);
  card.classList.toggle("off", off.has(game.status));
  card.classList.toggle("red-zone", game.redZone === true && game.status === "inProgress");
  const status = card.querySelector(".status");
  const before = status.dataset.status;
  status.dataset.status = game.status;
  write(status, statusOf(game), isChanged && before !== game.status);
  write(card.querySelector(".note"), game.note ?? "", false);
  showSide(card.querySelector(".away"), game.away, game.home, game, isChanged);
  showSide(card.querySelector(".home"), game.home, game.away, game, isChanged);
}

function showSide(row, team, other, game, isChanged) {
  write(row.querySelector(".code"), team.code, false);
  write(row.querySelector(".name"), team.name, false);
  write(row.querySelector(".score"), team.score == null ? "" : String(team.score), isChanged);
  row.classList.toggle("has-ball", game.status === "inProgress" && game.possession === team.code);
  row.classList.toggle("lost", game.status === "final" && team.score < other.score);
  row.style.setProperty("--team", colors[clubs[team.code] ?? team.code] ?? "");
}

function write(element, text, mark) {
  if (element.textContent === text) {
    return;
  }
  element.textContent = text;
  if (mark) {
    element.classList.add("changed");
    setTimeout(() => element.classList.remove("changed"), MARK);
  }
}

function statusOf(game) {
  switch (game.status) {
    case "scheduled": return byHour.format(Date.parse(game.kickoff));
    case "inProgress": return [periodOf(game), clockOf(game)].filter(Boolean).join(" · ") || "In play";
    case "halftime": return "Halftime";
    case "final": return game.overtime ? "Final, overtime" : "Final";
    case "postponed": return "Postponed";
    case "suspended": return "Suspended";
    case "canceled": return "Canceled";
    case "delayed": return "Delayed";
    default: return game.status;
  }
}

const periodOf = ({ period }) => ["", "1st", "2nd", "3rd", "4th", "Overtime"][period] ?? (period > 5 ? `${period - 4}OT` : "");
const clockOf = (game) => game.clock === "00:00" ? "end" : game.clock?.replace(/^0(?=\d:)/, "");

function showTitle(games) {
  const [season, type, number] = (week.id ?? "").split(".")[0].split("-");
  const rounds = ["", "Wild card round", "Divisional round", "Conference championships", "Super Bowl"];
  const name = type === "pre" ? `Preseason week ${number}` : type === "post" ? rounds[number] : `Week ${number}`;
  const title = number ? `${name}, ${season}` : "NFL scores";
  write(at("week"), title, false);
  document.title = `${title} · LiveScore`;
  const count = (test) => games.filter(test).length;
  const parts = [
    [count((game) => live.has(game.status)), "live"],
    [count((game) => game.status === "final"), "final"],
    [count((game) => game.status === "scheduled"), "to come"],
  ];
  write(at("counts"), parts.filter(([number]) => number > 0).map((part) => part.join(" ")).join(" · "), false);
}

function showLatest(game) {
  at("latest").textContent =
    `Latest: ${game.away.name} ${game.away.score ?? 0}, ${game.home.name} ${game.home.score ?? 0} (${statusOf(game)})`;
}

function showStale(since) {
  at("stale").hidden = !since;
  at("stale").textContent = since
    ? `Nothing new has come in since ${byTime.format(Date.parse(since))}. These are the last scores known.`
    : "";
}

function showLink(state, text) {
  at("link").dataset.state = state;
  write(at("link-text"), text, false);
}

fetch("/health/ready")
  .then((response) => response.json())
  .then((health) => { at("product").textContent = `Runs on ${health.orleans}`; })
  .catch(() => {});
open();
