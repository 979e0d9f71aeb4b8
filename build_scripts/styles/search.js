// The search page: the index that MkDocs made, searched with the lunr that MkDocs brings. No worker and no
// fetch, so that it also runs from a folder.
(function () {
  "use strict";
  var index = window.explainerIndex;
  var results = document.getElementById("results");
  var field = document.getElementById("q");
  if (!index || !window.lunr || !results || !field) return;

  function plain(html) {
    // A space where a tag was, or the last word of one line would run into the first of the next.
    var spaced = html.replace(/</g, " <");
    return new DOMParser().parseFromString(spaced, "text/html").body.textContent.replace(/\s+/g, " ").trim();
  }

  // The index has an entry for each section; a reader looks for pages. A page's title is text, the rest is HTML.
  var pages = {};
  index.docs.forEach(function (doc) {
    var address = doc.location.split("#")[0];
    var page = (pages[address] = pages[address] || { location: address, title: doc.title, text: "" });
    page.text += " " + plain(doc.text);
  });
  var engine = window.lunr(function () {
    this.ref("location");
    this.field("title", { boost: 10 });
    this.field("text");
    Object.keys(pages).forEach(function (address) { this.add(pages[address]); }, this);
  });

  function show(query) {
    results.textContent = "";
    var words = query.trim();
    if (!words) return;
    var terms = window.lunr.tokenizer(words.toLowerCase());
    var found = engine.query(function (q) {
      terms.forEach(function (term) {
        q.term(term.toString(), { boost: 4 });
        q.term(term.toString(), { wildcard: window.lunr.Query.wildcard.TRAILING, usePipeline: false });
      });
    });
    var summary = document.createElement("p");
    summary.className = "meta";
    summary.textContent = found.length ? found.length + (found.length === 1 ? " page" : " pages") : "Nothing found.";
    results.appendChild(summary);
    var list = document.createElement("ol");
    found.slice(0, 30).forEach(function (hit) {
      var page = pages[hit.ref];
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = page.location || "index.html";
      link.textContent = page.title;
      var text = document.createElement("p");
      text.className = "meta";
      text.textContent = page.text.trim().slice(0, 180) + "…";
      item.appendChild(link);
      item.appendChild(text);
      list.appendChild(item);
    });
    results.appendChild(list);
  }

  var asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    field.value = asked;
    show(asked);
  }
  field.form.addEventListener("submit", function (event) {
    event.preventDefault();
    show(field.value);
  });
})();
