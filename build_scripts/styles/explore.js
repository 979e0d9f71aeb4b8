// Offers to make a picture interactive, and loads what that needs when a reader asks and not before.
// Without this script the picture stands as it is, and no button promises more.
(() => {
  "use strict";
  const [EXPLORE, BACK] = ["Explore this chart", "Back to the picture"];
  const made = (tag, look, text = "") => Object.assign(document.createElement(tag), { className: look, textContent: text });

  // Each script once a page; one that failed may be asked for again. Plain scripts that set a name, since a folder
  // gives no others. `name` is read as soon as its script has run, before the next can set it anew.
  const asked = new Map();
  const loaded = (address, name) => {
    if (!asked.has(address)) asked.set(address, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.onload = () => done(window[name]);
      script.onerror = () => {
        asked.delete(address);
        script.remove();
        failed(new Error(address));
      };
      script.src = address;
      document.head.append(script);
    }));
    return asked.get(address);
  };

  const offer = (figure, tools) => {
    const drawing = figure.querySelector(".drawing");
    const button = made("button", "explore", EXPLORE);
    const status = made("p", "explore-status");
    const stage = made("div", "explorer");
    button.type = "button";
    status.setAttribute("role", "status");
    drawing.append(status);
    let explored;

    const close = () => {
      explored?.close();
      explored = undefined;
      stage.remove();
      stage.replaceChildren();
      drawing.classList.remove("explored");
      drawing.style.blockSize = "";
      button.textContent = EXPLORE;
    };

    const open = async () => {
      // The box gets its height now and keeps it: while scripts come and the chart is drawn, nothing moves.
      const least = drawing.clientWidth < 560 ? 680 : 540;
      drawing.style.blockSize = `${Math.max(drawing.offsetHeight, least)}px`;
      status.textContent = "Loading the chart…";
      button.disabled = true;
      try {
        const { runtime, explorer, explore } = figure.dataset;
        const [vega, explorerOf, spec] = await Promise.all([
          loaded(runtime, "chartRuntime"), loaded(explorer, "chartExplorer"), loaded(explore, "chartSpec"),
        ]);
        drawing.append(stage);
        drawing.classList.add("explored");
        const title = figure.querySelector(".finding")?.textContent ?? "";
        explored = await explorerOf(vega, spec, { stage, title, address: new URL(explore, document.baseURI) });
        status.textContent = "";
        button.textContent = BACK;
      } catch (fault) {
        close();
        status.textContent = "The chart could not be loaded. The table holds the same.";
        console.error(fault);
      }
      button.disabled = false;
      if (!explored) button.focus();
    };

    button.addEventListener("click", () => (explored ? close() : open()));
    stage.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      close();
      button.focus();
    });
    tools.prepend(button);
  };

  for (const figure of document.querySelectorAll("figure.picture[data-explore]")) {
    const tools = figure.querySelector(".tools");
    if (tools) offer(figure, tools);
  }
})();
