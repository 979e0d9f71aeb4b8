// The search page: the index that MkDocs made, searched with the lunr that MkDocs brings. No worker and no
// fetch, so that it also runs from a folder.
(function () {
  "use strict";
  var index = window.explainerIndex;
  var results = document.getElementById("results");
  var field = document.getElementById("q");
  if (!index || !window.lunr || !results || !field) return;

  var byLocation = {};
  var engine = window.lunr(function () {
    this.ref("location");
    this.field("title", { boost: 10 });
    this.field("text");
    index.docs.forEach(function (doc) {
      // Sections of a page are found as their page.
      if (doc.location.indexOf("#") >= 0) return;
      byLocation[doc.location] = doc;
      this.add(doc);
    }, this);
  });

  function plain(html) {
    return new DOMParser().parseFromString(html, "text/html").body.textContent.replace(/\s+/g, " ").trim();
  }

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
      var doc = byLocation[hit.ref];
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = doc.location || "index.html";
      link.textContent = plain(doc.title);
      var text = document.createElement("p");
      text.className = "meta";
      text.textContent = plain(doc.text).slice(0, 180) + "…";
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
