for (const slider of document.querySelectorAll(".slider input")) {
  const exhibit = slider.closest(".exhibit");
  const pictures = exhibit.querySelectorAll("img");
  const says = exhibit.querySelector(".says");
  const show = () => {
    const shown = pictures[Number(slider.value)];
    for (const picture of pictures) picture.hidden = picture !== shown;
    says.textContent = shown.alt;
    slider.setAttribute("aria-valuetext", shown.alt);
  };
  slider.addEventListener("input", show);
  slider.closest(".slider").hidden = false;
  show();
}
