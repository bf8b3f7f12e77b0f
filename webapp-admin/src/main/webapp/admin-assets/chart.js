// <roomcast-chart>: curves over time. ECharts is fetched after the first paint, once for all charts.

let library;
const echarts = () => (library ??= import('./echarts.esm.min.js').then((loaded) => {
  init = loaded.init;
}));
let init;

const COLOURS = ['--chart-1', '--chart-2', '--chart-3', '--chart-4'];
const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Making one takes longer than all that is written with it.
const numberFormats = new Map();

function number(value, language, digits) {
  const maximumFractionDigits = digits ?? (Math.abs(value) < 10 ? 1 : 0);
  const key = language + maximumFractionDigits;
  if (!numberFormats.has(key)) {
    numberFormats.set(key, new Intl.NumberFormat(language, { maximumFractionDigits }));
  }
  return numberFormats.get(key).format(value);
}

function bytes(value, language) {
  let unit = 0;
  while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${number(value, language)} ${BYTE_UNITS[unit]}`;
}

const FORMATS = {
  COUNT: (value, language) => number(value, language, 0),
  RATE: (value, language) => `${number(value, language)}/s`,
  BYTES: (value, language) => `${bytes(value, language)}/s`,
  MILLIS: (value, language) => `${number(value, language)} ms`,
};

// Charts are drawn some at a time, so that the page can answer between them. Not by the frame: on a
// busy machine frames are few. In a page that nobody sees they wait.
const LONGEST_MILLIS = 12;
const waiting = new Set();
let begun = false;

function drawSoon(chart) {
  waiting.add(chart);
  goOn();
}

function goOn() {
  if (!begun && waiting.size > 0 && !document.hidden) {
    begun = true;
    setTimeout(drawSome);
  }
}

function drawSome() {
  begun = false;
  const end = performance.now() + LONGEST_MILLIS;
  // All at once, before anything is drawn: it takes a layout of the page.
  waiting.forEach((chart) => chart.look());
  for (const chart of waiting) {
    waiting.delete(chart);
    chart.draw();
    if (performance.now() > end) {
      break;
    }
  }
  goOn();
}

document.addEventListener('visibilitychange', goOn);

class Chart extends HTMLElement {
  rows = [];
  span = 600000;

  connectedCallback() {
    this.style.display = 'block';
    this.themes = new MutationObserver(() => drawSoon(this));
    this.themes.observe(document.documentElement, { attributeFilter: ['theme'] });
    this.sizes = new ResizeObserver(() => this.fit());
    this.sizes.observe(this);
    this.sights = new IntersectionObserver((changes) => {
      const inSight = changes.at(-1).isIntersecting;
      if (inSight !== this.inSight) {
        this.inSight = inSight;
        drawSoon(this);
      }
    });
    this.sights.observe(this);
    echarts().then(() => drawSoon(this));
  }

  disconnectedCallback() {
    this.themes.disconnect();
    this.sizes.disconnect();
    this.sights.disconnect();
    this.inSight = undefined;
    this.drawnAs = undefined;
    waiting.delete(this);
    this.chart?.dispose();
    this.chart = undefined;
  }

  fit() {
    const { chart } = this;
    if (chart && (chart.getWidth() !== this.clientWidth || chart.getHeight() !== this.clientHeight)) {
      chart.resize();
    }
  }

  // Each row but the first has the milliseconds since the one before it.
  show(rows, span) {
    let time = 0;
    this.rows = JSON.parse(rows).map(([step, ...figures]) => [time += step, ...figures]);
    this.span = span;
    drawSoon(this);
  }

  // Several points may come at once after a pause of the connection.
  append(row) {
    const added = JSON.parse(row);
    const oldest = added[0] - this.span;
    this.rows.push(added);
    while (this.rows.length && this.rows[0][0] < oldest) {
      this.rows.shift();
    }
    drawSoon(this);
  }

  // The observer tells with the first frame only.
  look() {
    if (this.inSight === undefined && this.isConnected) {
      const { top, bottom } = this.getBoundingClientRect();
      this.inSight = bottom > 0 && top < window.innerHeight;
    }
  }

  draw() {
    if (!init || !this.isConnected) {
      return;
    }
    if (this.inSight) {
      this.chart ??= init(this, null, { renderer: 'svg' });
      // All but the points changes with the theme and the span alone.
      const as = `${document.documentElement.getAttribute('theme')} ${this.span}`;
      this.chart.setOption(this.drawnAs === as ? this.points() : this.option());
      this.drawnAs = as;
    }
    this.dataset.points = this.rows.length;
  }

  points() {
    const last = this.rows.length ? this.rows[this.rows.length - 1][0] : Date.now();
    return {
      xAxis: { min: last - this.span, max: last },
      series: this.shape.names.map(() => ({ data: this.rows })),
    };
  }

  option() {
    this.shape ??= JSON.parse(this.getAttribute('shape'));
    const { unit, language, names } = this.shape;
    const { xAxis, series } = this.points();
    const format = (value) => FORMATS[unit](value, language);
    const text = css('--lumo-secondary-text-color');
    const line = css('--lumo-contrast-10pct');
    const short = this.span <= 3600000;
    const time = new Intl.DateTimeFormat(language, {
      hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
    });
    const exact = new Intl.DateTimeFormat(language, {
      hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(short && { second: '2-digit' }),
    });
    return {
      animation: false,
      color: COLOURS.map(css),
      textStyle: { fontFamily: css('--lumo-font-family') },
      grid: { left: 8, right: 16, top: names.length > 1 ? 36 : 16, bottom: 4, containLabel: true },
      legend: {
        show: names.length > 1, left: 0, top: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 4,
        textStyle: { color: text, fontSize: 13 },
      },
      tooltip: {
        trigger: 'axis',
        confine: true,
        transitionDuration: 0,
        backgroundColor: css('--lumo-base-color'),
        borderColor: line,
        textStyle: { color: css('--lumo-body-text-color'), fontSize: 13 },
        axisPointer: { lineStyle: { color: text }, animation: false },
        formatter: (points) =>
          [exact.format(points[0].value[0])]
            .concat(points.map((each) =>
              `${each.marker} ${each.seriesName} <b>${format(each.value[each.seriesIndex + 1])}</b>`))
            .join('<br>'),
      },
      xAxis: {
        type: 'time',
        ...xAxis,
        axisLine: { lineStyle: { color: line } },
        axisTick: { show: false },
        splitLine: { show: false },
        splitNumber: 4,
        axisLabel: { color: text, hideOverlap: true, formatter: (value) => time.format(value) },
      },
      yAxis: {
        type: 'value',
        min: 0,
        // Without it an idle hub's axis would go from 0 to nothing.
        max: (range) => (range.max > 1 || (unit !== 'COUNT' && range.max > 0) ? null : 1),
        minInterval: unit === 'COUNT' ? 1 : 0,
        splitNumber: 2,
        axisLabel: { color: text, formatter: format },
        splitLine: { lineStyle: { color: line } },
      },
      series: names.map((name, index) => ({
        name,
        type: 'line',
        showSymbol: false,
        sampling: 'lttb',
        lineStyle: { width: 2 },
        areaStyle: { opacity: names.length > 1 ? 0.06 : 0.12 },
        encode: { x: 0, y: index + 1 },
        ...series[index],
      })),
    };
  }
}

customElements.define('roomcast-chart', Chart);
