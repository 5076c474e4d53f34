// The bar that shows the town's time and moves it.

import { post, toast } from "/page/json_api.js";

const ZONE = "+07:00";
const $ = (id) => document.getElementById(id);

// The town's wall time of a moment, in the form that an input of type datetime-local takes.
const local = (moment) => new Date(moment + 7 * 3600e3).toISOString().slice(0, 16);

export function watchClock(bar, { shown }) {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const tick = () => shown(new Date(now()));
  const set = (moment) => {
    ahead = Date.parse(moment) - Date.now();
    tick();
  };

  async function move(body) {
    bar.classList.add("busy");
    const buttons = [...document.querySelectorAll("#moves button")];
    buttons.forEach((button) => (button.disabled = true));
    const moved = await post("clock", body, { quiet: body.advance === "next" });
    if (moved) set(moved.now);
    else if (body.advance === "next") toast("Chưa có lần nhắc nào sắp tới, hoặc trợ lý chưa chạy theo đồng hồ này.");
    buttons.forEach((button) => (button.disabled = false));
    bar.classList.remove("busy");
  }

  const dialog = $("time-dialog");
  document.querySelectorAll("[data-advance]").forEach((button) =>
    button.addEventListener("click", () => {
      dialog.close();
      move({ advance: button.dataset.advance });
    }),
  );
  $("other-time").addEventListener("click", () => {
    $("moment").min = local(now());
    $("moment").value = local(now() + 3600e3);
    dialog.showModal();
  });
  $("tomorrow").addEventListener("click", () => {
    $("moment").value = `${local(now() + 86400e3).slice(0, 10)}T08:00`;
  });
  $("time-cancel").addEventListener("click", () => dialog.close());
  $("time-form").addEventListener("submit", () => move({ to: `${$("moment").value}:00${ZONE}` }));
  setInterval(tick, 1000);
  return { set };
}
