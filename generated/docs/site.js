// What pages can do more with JavaScript: search, copy, theme. All they say is there without.
"use strict";

const element = (tag, attributes = {}, text = "") => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
};
const remembered = (name, value) => {
  try {
    if (value !== undefined) localStorage.setItem(name, value);
    return localStorage.getItem(name);
  } catch { return null; } // no storage, as for some files
};

// Theme: that of the system until somebody chooses.
const root = document.documentElement;
const isDark = () => root.dataset.theme
  ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
const chosen = remembered("theme");
if (chosen) root.dataset.theme = chosen;
const theme = element("button", { class: "theme", type: "button" });
const name = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
theme.setAttribute("aria-label", "Change between light and dark");
theme.addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  remembered("theme", root.dataset.theme);
  name();
});
name();

// Copy: one button a panel, for the sample that is shown.
for (const panel of document.querySelectorAll(".panel")) {
  const copy = element("button", { class: "copy", type: "button", "aria-live": "polite" }, "Copy");
  copy.addEventListener("click", async () => {
    const shown = [...panel.querySelectorAll("pre")].find((each) => each.offsetParent);
    await navigator.clipboard.writeText(shown.textContent).catch(() => select(shown));
    copy.textContent = "Copied";
    setTimeout(() => { copy.textContent = "Copy"; }, 1500);
  });
  panel.append(copy);
}
const select = (shown) => {
  getSelection().selectAllChildren(shown);
  document.execCommand("copy"); // where the clipboard is not for files
};

// A member leads to itself, for those who copy its link.
for (const member of document.querySelectorAll("li[id] > .head > .name"))
  member.href = `#${member.closest("li").id}`;

// A language that was chosen once is chosen everywhere.
const labelled = (input) => input.parentElement.textContent;
const choose = (language) => {
  for (const input of document.querySelectorAll(".tabs input"))
    if (labelled(input) === language) input.checked = true;
};
const languages = ["Python", "async", "shell", "curl", "JSON"];
document.addEventListener("change", ({ target }) => {
  if (!target.matches(".tabs input") || !languages.includes(labelled(target))) return;
  const top = target.getBoundingClientRect().top;
  choose(labelled(target));
  scrollBy(0, target.getBoundingClientRect().top - top);
  remembered("language", labelled(target));
});
if (languages.includes(remembered("language"))) choose(remembered("language"));

// Search: names that start so, then names that hold it, then members, then sentences.
const box = element("div", { class: "search", role: "search" });
const input = element("input", {
  type: "search", placeholder: "Search   /", "aria-label": "Search names and sentences", role: "combobox",
  "aria-expanded": "false", "aria-controls": "results", autocomplete: "off", spellcheck: "false",
});
const under = element("div", { class: "results", hidden: "" });
const results = element("div", { id: "results", role: "listbox", "aria-label": "Results" });
const told = element("p", { role: "status" });
under.append(results, told), box.append(input, under);
document.querySelector(".top").append(box, theme);

const whole = (each) => each.includes("=")
  ? each : `${each}=${each.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())}`;
const entries = (window.nexigonIndex ?? []).flatMap(([page, rows]) => rows.map(
  ([label, kind, first, members, anchor = label]) =>
    ({ label, kind, page, anchor, first, members: members ? members.split(" ").map(whole) : [], low: label.toLowerCase(), text: first.toLowerCase() })));
const member = (entry, word) => entry.members.find((each) => each.toLowerCase().includes(word));
const rank = (entry, word) => {
  const short = entry.kind === "action" ? entry.low.slice(entry.low.indexOf("_") + 1) : entry.low;
  if (short === word || entry.low === word) return 0;
  if (short.startsWith(word)) return 1;
  if (entry.low.includes(word)) return 2;
  if (member(entry, word)) return 3;
  return entry.text.includes(word) ? 4 : 9;
};
const found = (words) => entries
  .map((entry, at) => ({ entry, at, rank: Math.max(...words.map((word) => rank(entry, word))) }))
  .filter((each) => each.rank < 9)
  .sort((a, b) => a.rank - b.rank || a.entry.label.length - b.entry.label.length || a.at - b.at)
  .slice(0, 20);

const show = () => {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = words.length ? found(words) : [];
  results.replaceChildren(...hits.map(({ entry, rank: how }, at) => {
    const inside = how === 3 ? member(entry, words.find((word) => member(entry, word))).split("=") : null;
    const anchor = entry.anchor + (inside ? `.${inside[0]}` : "");
    const link = element("a", {
      href: `${entry.page}.html${anchor ? `#${anchor}` : ""}`, role: "option", id: `result-${at}`, tabindex: "-1",
    });
    link.append(element("b", {}, entry.label + (inside ? `.${inside.at(-1)}` : "")), element("span", {}, `${entry.kind} · ${entry.page}`));
    if (entry.first) link.append(element("small", {}, entry.first));
    return link;
  }));
  told.textContent = hits.length ? `${hits.length} found: ↑ and ↓ choose, Enter goes there`
    : `Nothing has “${input.value.trim()}” in its name or first sentence. Try a part of it.`;
  under.hidden = !words.length;
  input.setAttribute("aria-expanded", String(words.length > 0));
  mark(0);
};
let marked = 0;
const mark = (at) => {
  const links = results.querySelectorAll("a");
  marked = links.length ? (at + links.length) % links.length : 0;
  links.forEach((link, number) => link.setAttribute("aria-selected", String(number === marked)));
  input.setAttribute("aria-activedescendant", links.length ? links[marked].id : "");
  links[marked]?.scrollIntoView({ block: "nearest" });
};
const close = () => { under.hidden = true; input.setAttribute("aria-expanded", "false"); };
input.addEventListener("input", show);
input.addEventListener("focus", () => { if (input.value) show(); });
input.addEventListener("keydown", (event) => {
  if (event.key === "Tab") return close();
  if (event.key === "ArrowDown") mark(marked + 1);
  else if (event.key === "ArrowUp") mark(marked - 1);
  else if (event.key === "Enter") results.querySelectorAll("a")[marked]?.click();
  else if (event.key === "Escape") { input.value = ""; close(); input.blur(); }
  else return;
  event.preventDefault();
});
results.addEventListener("click", () => close());
document.addEventListener("click", ({ target }) => { if (!box.contains(target)) close(); });
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input, textarea");
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  input.focus();
});

if (matchMedia("(max-width: 52rem)").matches) document.querySelector("nav .all").open = false;
