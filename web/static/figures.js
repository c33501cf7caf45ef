// Draws the charts of the figures page with uPlot; the same numbers stand in its tables and files.

const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(`--${name}`).trim();
const numbers = (chart, name) => JSON.parse(chart.dataset[name]);
const height = 260;

function days(chart) {
  const names = numbers(chart, "days");
  const axis = { stroke: colour("ink-soft"), grid: { stroke: colour("line"), width: 1 } };
  const options = {
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: [-0.5, names.length - 0.5] }, y: { range: (_, __, most) => [0, Math.max(4, most * 1.1)] } },
    axes: [
      { ...axis, grid: { show: false }, space: 60, values: (_, ticks) => ticks.map((it) => (names[it] ?? "").slice(0, 5)) },
      { ...axis, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000], label: chart.dataset.label, labelSize: 24 },
    ],
    series: [
      {},
      { label: chart.dataset.label, fill: colour("accent"), width: 0, paths: uPlot.paths.bars({ size: [0.7, 28] }), points: { show: false } },
    ],
  };
  return [options, [names.map((_, index) => index), numbers(chart, "rows")]];
}

function curve(chart) {
  const axis = { stroke: colour("ink-soft"), grid: { stroke: colour("line"), width: 1 } };
  const percent = (_, ticks) => ticks.map((it) => `${it} %`);
  const edge = { stroke: "transparent", points: { show: false } };
  const options = {
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false }, y: { range: (_, __, most) => [0, most] } },
    axes: [
      { ...axis, values: percent, label: chart.dataset.x, labelSize: 24 },
      { ...axis, values: percent, label: chart.dataset.y, labelSize: 24 },
    ],
    series: [{}, { stroke: colour("accent"), width: 2, points: { show: false } }, edge, edge],
    bands: [{ series: [3, 2], fill: "rgb(11 95 110 / 15%)" }],
    hooks: { draw: [(plot) => mark(plot, Number(chart.dataset.here))] },
  };
  return [options, ["rows", "wrong", "low", "high"].map((name) => numbers(chart, name))];
}

function mark(plot, shown) {
  const x = plot.valToPos(shown, "x", true);
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = colour("unsure-line");
  ctx.lineWidth = 2 * devicePixelRatio;
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

for (const chart of document.querySelectorAll("[data-chart]")) {
  const [options, data] = { days, curve }[chart.dataset.chart](chart);
  const plot = new uPlot({ ...options, width: chart.clientWidth }, data, chart);
  new ResizeObserver(() => plot.setSize({ width: chart.clientWidth, height })).observe(chart);
}
