// Makes a picture interactive, when a reader asks for it and not before. Without this script the picture stands as it is.
(() => {
  "use strict";
  const HELP = "Arrow keys tell each mark, Enter opens its page; + and − zoom, Shift and arrows move, 0 starts again. "
    + "Drag to move; hold Ctrl and scroll, or pinch a touchpad, to zoom. Escape brings the picture back.";
  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const made = (tag, look, text = "") => Object.assign(document.createElement(tag), { className: look, textContent: text });

  // Each script once a page; one that failed may be asked for again. Plain scripts, since a folder has no other.
  const asked = new Map();
  const loaded = (address, name) => {
    if (!asked.has(address)) asked.set(address, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.onload = () => done(window[name]);
      script.onerror = () => { asked.delete(address); script.remove(); failed(new Error(address)); };
      script.src = address;
      document.head.append(script);
    }));
    return asked.get(address);
  };

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
    walk(view.scenegraph().root, ...view.origin(), Infinity, Infinity);
    return found;
  };

  const explorer = (figure, button) => {
    const drawing = figure.querySelector(".drawing");
    const stage = made("div", "explorer");
    const controls = made("div", "controls");
    const plot = made("div", "plot");
    const said = made("p", "said-of-mark");
    const status = made("p", "explore-status");
    status.setAttribute("role", "status");
    said.setAttribute("aria-live", "polite");
    plot.tabIndex = 0;
    plot.setAttribute("role", "application");
    plot.setAttribute("aria-label", `${figure.querySelector(".finding")?.textContent ?? ""} ${HELP}`);
    const canvas = made("div", "canvas"), ring = made("div", "mark-ring"), tip = made("div", "tip");
    plot.append(canvas, ring, tip);
    stage.append(controls, plot, said, made("p", "help", HELP));
    let view, meta, at, sized;

    const hush = () => { at = undefined; ring.hidden = tip.hidden = true; };
    const place = (mark) => {
      tip.replaceChildren(...mark.item.tooltip.split("\n").map((line) => made("span", "", line)));
      tip.hidden = false;
      const room = plot.getBoundingClientRect();
      tip.style.left = `${Math.max(0, Math.min(mark.x + 14, room.width - tip.offsetWidth))}px`;
      const under = mark.y + 14;
      tip.style.top = `${under + tip.offsetHeight > room.height ? Math.max(0, mark.y - 14 - tip.offsetHeight) : under}px`;
    };
    const tell = (mark) => {
      at = mark.item;
      place(mark);
      ring.hidden = false;
      ring.style.left = `${mark.x}px`;
      ring.style.top = `${mark.y}px`;
      said.textContent = mark.item.tooltip.replaceAll("\n", ". ");
    };
    const step = (by) => {
      const marks = marksOf(view);
      if (!marks.length) return hush();
      const now = marks.findIndex((mark) => mark.item === at);
      tell(marks[now < 0 ? (by > 0 ? 0 : marks.length - 1) : (now + by + marks.length) % marks.length]);
    };
    const count = () => {
      hush();
      const marks = marksOf(view).length;
      said.textContent = `${marks} ${marks === 1 ? "mark" : "marks"} shown.`;
    };

    // `factor` is how much more is seen; `right` and `down` are parts of what is seen now.
    const look = async (factor, right = 0, down = 0) => {
      for (const [name, whole] of Object.entries(meta.zoom)) {
        const [from, to] = (view.signal(name) ?? whole).map(Number);
        const shift = (meta.across.includes(name) ? right : -down) * (to - from);
        const middle = (from + to) / 2 + shift, half = ((to - from) / 2) * factor;
        const isAll = !factor || (factor > 1 && Math.abs(half * 2) >= Math.abs(whole[1] - whole[0]));
        view.signal(name, isAll ? whole : [middle - half, middle + half]);
      }
      await view.runAsync();
      const marks = marksOf(view), same = marks.find((mark) => mark.item === at);
      if (same) tell(same); else count();
    };

    // Axes and names take what room they need; the plot has the rest. On a map both directions keep one scale.
    const fit = async () => {
      const room = canvas.getBoundingClientRect();
      for (let turn = 0; turn < 2; turn += 1) {
        const drawn = canvas.querySelector("svg").getBoundingClientRect();
        view.signal("width", Math.max(80, view.signal("width") + room.width - drawn.width));
        view.signal(meta.height, Math.max(80, view.signal(meta.height) + room.height - drawn.height));
        await view.runAsync();
      }
      if (!meta.true) return;
      const [x, y] = Object.keys(meta.zoom);
      const [wide, tall] = [view.signal("width"), view.signal(meta.height)];
      const [across, down] = [sized[x][1], sized[y][0]];
      const unit = Math.max(across / wide, down / tall);
      const around = (whole, length) => [(whole - length) / 2, (whole + length) / 2];
      meta.zoom = { [x]: around(across, unit * wide), [y]: around(down, unit * tall).reverse() };
      await look(0);
    };

    const close = () => {
      if (!view) return;
      view.finalize();
      view = undefined;
      stage.remove();
      canvas.replaceChildren();
      controls.replaceChildren();
      drawing.classList.remove("explored");
      drawing.style.blockSize = "";
      button.textContent = "Explore";
      button.focus();
    };

    const KEYS = { "+": () => look(0.7), "=": () => look(0.7), "-": () => look(1 / 0.7), 0: () => look(0),
      Home: () => { hush(); step(1); }, End: () => { hush(); step(-1); },
      Enter: () => at?.datum.page && location.assign(new URL(at.datum.page, figure.dataset.root || location.href)) };
    plot.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const arrow = ARROWS[event.key], act = KEYS[event.key];
      if (!arrow && !act) return;
      event.preventDefault();
      if (!arrow) act();
      else if (event.shiftKey) look(1, 0.2 * arrow[0], 0.2 * arrow[1]);
      else step(arrow[0] + arrow[1]);
    });
    stage.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
    controls.addEventListener("input", () => setTimeout(() => view?.runAsync().then(count)));

    const open = async () => {
      // At once, and to the last: what follows below never moves again.
      const narrow = drawing.clientWidth < 560;
      drawing.style.blockSize = `${Math.max(drawing.offsetHeight, narrow ? 620 : 500)}px`;
      status.textContent = "Loading the chart…";
      drawing.append(status);
      button.disabled = true;
      try {
        const runtime = await loaded(figure.dataset.runtime, "chartRuntime");
        const spec = await loaded(figure.dataset.explore, "chartSpec");
        meta = { ...spec.usermeta };
        sized = meta.zoom;
        drawing.append(stage);
        drawing.classList.add("explored");
        view = new runtime.View(runtime.parse(spec, null, { ast: true }), {
          renderer: "svg", expr: runtime.expressionInterpreter, hover: false,
        });
        view.tooltip((handler, event, item, words) => {
          const mark = words && marksOf(view).find((one) => one.item === item);
          if (mark) place(mark); else if (!at) tip.hidden = true;
        });
        view.addEventListener("click", (event, item) => {
          const mark = item && marksOf(view).find((one) => one.item === item);
          if (mark) tell(mark);
        });
        view.addEventListener("pointerdown", hush);
        await view.initialize(canvas, controls).runAsync();
        await fit();
        count();
        status.textContent = "";
        button.textContent = "Back to the picture";
        plot.focus({ preventScroll: true });
      } catch (fault) {
        close();
        drawing.style.blockSize = "";
        drawing.classList.remove("explored");
        stage.remove();
        status.textContent = "The chart could not be loaded. The picture shows the same.";
        throw fault;
      } finally {
        button.disabled = false;
      }
    };
    return () => (view ? close() : open());
  };

  for (const figure of document.querySelectorAll("figure.picture[data-explore]")) {
    const tools = figure.querySelector(".tools");
    if (!tools) continue;
    const button = made("button", "explore", "Explore");
    button.type = "button";
    button.addEventListener("click", explorer(figure, button));
    tools.prepend(button);
  }
})();
