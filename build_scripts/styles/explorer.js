// A chart that can be filtered, zoomed and asked, by pointer, finger or keys. Loaded with the runtime, on request.
// `spec.usermeta` says which signal holds the plot's height, which hold its view and the whole of it (`zoom`), which of
// those run across (`across`); `ground`, on a map alone, is from where to where there is something to show, and asks that
// both directions keep one scale. `days` are the first and the last.
(() => {
  "use strict";
  const KEYS = "Arrow keys tell each mark, Enter opens its page. + and − zoom, Shift and arrows move, 0 shows all. ";
  const POINTER = "Drag to move; hold Ctrl and scroll, or pinch a touchpad, to zoom. ";
  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const CLOSER = 0.7;
  const made = (tag, look, text = "") => Object.assign(document.createElement(tag), { className: look, textContent: text });

  // The marks that have something to tell and lie inside their plot, in the order of the data.
  const marksOf = (view) => {
    const found = [];
    const walk = (mark, left, top, wide, tall) => {
      for (const item of mark.items ?? []) {
        const x = left + (item.x ?? 0), y = top + (item.y ?? 0);
        if (mark.marktype === "group") for (const inner of item.items) walk(inner, x, y, item.width, item.height);
        else if (item.tooltip && x >= left && y >= top && x <= left + wide && y <= top + tall) found.push({ item, x, y });
      }
    };
    const [left, top] = view.origin(), around = view.padding();
    walk(view.scenegraph().root, left + around.left, top + around.top, Infinity, Infinity);
    return found;
  };

  window.chartExplorer = async (vega, spec, { stage, title, address }) => {
    const meta = spec.usermeta;
    let whole = meta.zoom, at;

    const [controls, plot, canvas] = ["controls", "plot", "canvas"].map((look) => made("div", look));
    const [ring, tip, views, foot] = ["mark-ring", "tip", "views", "explorer-foot"].map((look) => made("div", look));
    const shown = made("p", "shown"), heard = made("p", "heard"), help = made("p", "help");
    help.append(made("span", "keys", KEYS), made("span", "pointer", POINTER), made("span", "", "Escape brings back the picture."));
    plot.tabIndex = 0;
    plot.setAttribute("role", "application");
    plot.setAttribute("aria-label", `${title}. ${KEYS}`);
    // What the drawing holds is told by the keys, and stands in the table.
    canvas.setAttribute("aria-hidden", "true");
    for (const live of [shown, heard]) live.setAttribute("aria-live", "polite");
    plot.append(canvas, ring, tip);
    foot.append(views, shown);
    stage.append(controls, plot, foot, heard, help);
    ring.hidden = tip.hidden = true;

    const view = new vega.View(vega.parse(spec, null, { ast: true }), { renderer: "svg", expr: vega.expressionInterpreter });

    const hush = () => {
      at = undefined;
      ring.hidden = tip.hidden = true;
    };
    // Words are put in as text, whatever they hold.
    const show = (mark) => {
      const lines = mark.item.tooltip.split("\n").map((line) => made("span", "", line));
      if (mark.item === at && mark.item.datum.page) {
        const link = made("a", "", "Open its page");
        link.href = new URL(mark.item.datum.page, address);
        link.tabIndex = -1;
        lines.push(link);
      }
      tip.replaceChildren(...lines);
      tip.hidden = false;
      const { width, height } = plot.getBoundingClientRect();
      const left = Math.max(0, Math.min(mark.x + 14, width - tip.offsetWidth));
      const isBelow = mark.y + 14 + tip.offsetHeight <= height;
      // Not by `left` and `top`: a browser takes those for a shift of the page's layout.
      tip.style.translate = `${left}px ${isBelow ? mark.y + 14 : Math.max(0, mark.y - 14 - tip.offsetHeight)}px`;
    };
    const tell = (mark) => {
      at = mark.item;
      show(mark);
      ring.hidden = false;
      ring.style.translate = `${mark.x}px ${mark.y}px`;
      heard.textContent = at.tooltip.replaceAll("\n", ". ");
    };
    const markOf = (item) => item && marksOf(view).find((mark) => mark.item === item);
    const step = (by) => {
      const marks = marksOf(view);
      if (!marks.length) return;
      const now = marks.findIndex((mark) => mark.item === at);
      const first = by > 0 ? 0 : marks.length - 1;
      tell(marks[now < 0 ? first : (now + by + marks.length) % marks.length]);
    };
    const count = () => {
      const marks = marksOf(view).length;
      shown.textContent = `${marks} ${marks === 1 ? "mark" : "marks"} in view`;
    };
    const redrawn = async () => {
      await view.runAsync();
      count();
      const mark = markOf(at);
      if (mark) tell(mark);
      else hush();
    };

    // `factor` is how much more is seen, 0 is all; `right` and `down` are parts of what is seen now.
    const look = (factor, right = 0, down = 0) => {
      for (const [name, [start, end]] of Object.entries(whole)) {
        const [from, to] = (view.signal(name) ?? [start, end]).map(Number);
        const middle = (from + to) / 2 + (meta.across.includes(name) ? right : -down) * (to - from);
        const half = ((to - from) / 2) * factor;
        const isAll = !factor || (factor > 1 && half * 2 >= end - start);
        view.signal(name, isAll ? [start, end] : [middle - half, middle + half]);
      }
      return redrawn();
    };

    // Axes take what room they need; the plot has the rest.
    const fit = async () => {
      const room = canvas.getBoundingClientRect();
      for (let turn = 0; turn < 2; turn += 1) {
        const drawn = canvas.querySelector("svg").getBoundingClientRect();
        view.width(Math.max(80, view.width() + room.width - drawn.width));
        view.signal(meta.height, Math.max(60, view.signal(meta.height) + room.height - drawn.height));
        await view.runAsync();
      }
      if (!meta.ground) return redrawn();
      const lengths = [view.width(), view.signal(meta.height)];
      const ends = Object.entries(meta.zoom);
      const unit = Math.max(...ends.map(([, [start, end]], n) => (end - start) / lengths[n]));
      whole = Object.fromEntries(ends.map(([name, [start, end]], n) => {
        const length = unit * lengths[n], [least, most] = meta.ground[n];
        const from = Math.max(least, Math.min((start + end - length) / 2, most - length));
        return [name, [from, from + length]];
      }));
      return look(0);
    };

    const acts = {
      "+": () => look(CLOSER), "=": () => look(CLOSER), "-": () => look(1 / CLOSER), 0: () => look(0),
      Home: () => { hush(); step(1); }, End: () => { hush(); step(-1); },
      Enter: () => tip.querySelector("a")?.click(),
    };
    plot.addEventListener("keydown", (event) => {
      const arrow = ARROWS[event.key], act = acts[event.key];
      if (event.ctrlKey || event.metaKey || event.altKey || !(arrow || act)) return;
      event.preventDefault();
      if (!arrow) act();
      else if (event.shiftKey) look(1, 0.2 * arrow[0], 0.2 * arrow[1]);
      else step(arrow[0] + arrow[1]);
    });
    for (const [sign, name, act] of [["+", "Zoom in", "+"], ["−", "Zoom out", "-"], ["All", "Show all", 0]]) {
      const button = made("button", "", sign);
      button.type = "button";
      button.setAttribute("aria-label", name);
      button.addEventListener("click", acts[act]);
      views.append(button);
    }
    view.tooltip((handler, event, item, words) => {
      const mark = markOf(words ? item : at);
      if (mark) show(mark);
      else tip.hidden = true;
    });
    view.addEventListener("pointerdown", hush);
    view.addEventListener("click", (event, item) => {
      const mark = item?.tooltip && markOf(item);
      if (mark) tell(mark);
    });
    for (const name of Object.keys(whole)) view.addSignalListener(name, count);
    canvas.addEventListener("pointerup", () => setTimeout(count));
    controls.addEventListener("input", () => setTimeout(redrawn));

    await view.initialize(canvas, controls).runAsync();
    // So that a calendar opens where the record is.
    for (const day of controls.querySelectorAll('[type="date"]')) [day.min, day.max] = meta.days;
    await fit();
    plot.focus({ preventScroll: true });
    const sizes = new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect;
      if (`${width} ${height}` !== sizes.last) fit();
      sizes.last = `${width} ${height}`;
    });
    const { width, height } = canvas.getBoundingClientRect();
    sizes.last = `${width} ${height}`;
    sizes.observe(canvas);
    return { close: () => { sizes.disconnect(); view.finalize(); } };
  };
})();
