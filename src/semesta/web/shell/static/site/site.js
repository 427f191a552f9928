// What pages do beyond links and forms. Everything works without it: pictures are then images.
"use strict";

// The picture as an image, for who has no scripts, and here where drawing fails.
function still(figure) {
  const words = figure.querySelector("noscript");
  if (words) words.insertAdjacentHTML("afterend", words.textContent);
  figure.classList.add("is-still");
}

function live(figure) {
  if (typeof vegaEmbed === "undefined") { still(figure); return; }
  fetch(figure.dataset.spec, { credentials: "same-origin" })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then((spec) => {
      const box = document.createElement("div");
      box.setAttribute("aria-hidden", "true");
      return vegaEmbed(box, spec, {
        actions: false, ast: true, renderer: "svg", defaultStyle: false,
        tooltip: { disableDefaultStyle: true, theme: "own" },
      }).then((made) => {
        const drawing = box.querySelector("svg");
        if (drawing) {
          drawing.removeAttribute("width");
          drawing.removeAttribute("height");
        }
        figure.append(box);
        figure.classList.add("is-live");
        made.view.addEventListener("click", (event, item) => {
          const place = item && item.datum && (item.datum.properties || item.datum);
          if (place && place.address) window.location.assign(place.address);
        });
        figure.dispatchEvent(new CustomEvent("drawn", { bubbles: true }));
      });
    })
    .catch(() => still(figure));
}

function drop(zone) {
  const input = zone.querySelector("input[type=file]");
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("is-over"); });
  }
  for (const name of ["dragleave", "drop"]) {
    zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.remove("is-over"); });
  }
  zone.addEventListener("drop", (event) => { input.files = event.dataTransfer.files; });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  const wanted = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (wanted) { event.preventDefault(); wanted.click(); }
});

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("figure[data-spec]").forEach(live);
  document.querySelectorAll("[data-drop]").forEach(drop);
  document.querySelectorAll("select[data-submit]").forEach((field) => {
    field.addEventListener("change", () => field.form.requestSubmit());
  });
});
