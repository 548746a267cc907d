import { strictEqual as equal, match, ok } from 'node:assert';
import type { Browser, Page } from 'playwright-core';
import { open } from './chromium';
import { pageOf, pageOfFleet } from './pages';

/** Something that must be true of the page in a real browser. What it returns is told. */
export interface Check {
  readonly name: string;
  run(browser: Browser): Promise<string | undefined>;
}

const KINDS = 'a-change-of-many-kinds';

/** A check on the page of a case, after which nothing may have happened that must not. */
function check(name: string, of: string, steps: (page: Page) => Promise<unknown>): Check {
  return {
    name,
    run: async (browser) => {
      const { page, complaints } = await open(browser, pageOf(of));
      await steps(page);
      equal(complaints.join('\n'), '');
      await page.context().close();
      return undefined;
    },
  };
}

const count = (page: Page) => page.locator('#count').textContent();
const groups = (page: Page) => page.locator('details.group').count();

/** What has the focus: its name, or the beginning of its text. */
const focused = (page: Page) =>
  page.evaluate('document.activeElement.id || document.activeElement.tagName') as Promise<string>;

async function searchFor(page: Page, text: string): Promise<void> {
  await page.fill('#search', text);
  await page.waitForTimeout(150);
}

export const CHECKS: readonly Check[] = [
  check('a plan opens, the worst first, without an error or a request', KINDS, async (page) => {
    match((await page.locator('h1').textContent()) ?? '', /dangerous/);
    const verdicts = await page.locator('details.group > summary [role=img]').evaluateAll((all) => all.map(String));
    equal(verdicts.length, await groups(page));
    match(
      (await page.locator('details.group > summary [role=img]').first().getAttribute('aria-label')) ?? '',
      /dangerous/,
    );
    match((await page.locator('.environments').textContent()) ?? '', /demo.*int/s);
  }),

  check('a search finds clients, fields and values, and is in the address', KINDS, async (page) => {
    const all = await groups(page);
    await searchFor(page, 'globex');
    equal(await groups(page), 1);
    match((await count(page)) ?? '', /1 group, 1 of/);
    match(page.url(), /#search=globex$/);
    await searchFor(page, 'timeout_6 99s');
    equal(await groups(page), 1);
    await searchFor(page, 'nobody');
    equal(await count(page), 'nothing is like that');
    await page.click('#clear');
    equal(await groups(page), all);
  }),

  check('filters by verdict and meaning work together, and say how many there are', KINDS, async (page) => {
    const all = await groups(page);
    await page.getByRole('checkbox', { name: 'needs attention' }).check();
    const some = await groups(page);
    ok(some > 0 && some < all, `${some} of ${all}`);
    await page.getByRole('checkbox', { name: 'immutable' }).check();
    ok((await groups(page)) < some);
    await page.getByRole('checkbox', { name: 'immutable' }).uncheck();
    await page.getByRole('checkbox', { name: 'needs attention' }).uncheck();
    equal(await groups(page), all);
  }),

  check('a group opens, with fields and the YAML side by side', KINDS, async (page) => {
    await searchFor(page, 'proxy.conf');
    const group = page.locator('details.group');
    match((await group.locator('.fields').textContent()) ?? '', /proxy\.conf/);
    await group.getByText('YAML, before and after').click();
    match((await group.locator('.diff td.old').last().textContent()) ?? '', /timeout_6 16s/);
    match((await group.locator('.diff td.new').last().textContent()) ?? '', /timeout_6 99s/);
    equal(await group.locator('.diff td.new mark').last().textContent(), '99');
  }),

  check('the members of a group are listed', KINDS, async (page) => {
    await searchFor(page, 'the same change');
    await page.locator('details.members summary').click();
    equal(await page.locator('.names').textContent(), 'acmeglobex');
  }),

  check('a square shows what it is, and filters to its stack', KINDS, async (page) => {
    const map = page.locator('.map svg').last();
    await map.hover({ position: { x: 6, y: 6 } });
    match((await page.locator('#tip').textContent()) ?? '', /dangerous/);
    await map.click({ position: { x: 6, y: 6 } });
    equal(await groups(page), 1);
    equal(await page.locator('#only').isVisible(), true);
    await page.getByText('Show all').click();
    ok((await groups(page)) > 1);
  }),

  check('everything is done with the keyboard alone', KINDS, async (page) => {
    await page.keyboard.press('Tab');
    match((await page.evaluate('document.activeElement.textContent')) as string, /Skip/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    match((await count(page)) ?? '', /dangerous|attention|routine/);
    await page.keyboard.press('Enter');
    equal(await groups(page), 1);
    equal(await focused(page), 'SUMMARY');
    await page.keyboard.press('/');
    equal(await focused(page), 'search');
    await page.keyboard.press('Escape');
    ok((await groups(page)) > 1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    ok(await page.locator('fieldset input').first().isChecked());
    for (let tabs = 0; (await focused(page)) !== 'SUMMARY'; tabs += 1) {
      ok(tabs < 40, 'no group is reached');
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    equal(await page.locator('details.group[open]').count(), 1);
  }),

  check('everything that can be used has a name, and headings are in order', KINDS, async (page) => {
    const nameless = await page.evaluate(`[...document.querySelectorAll('input, button, a, summary, [tabindex="0"]')]
      .filter((one) => !(one.labels?.length || one.ariaLabel || one.textContent.trim())).map((one) => one.outerHTML)`);
    equal(String(nameless), '');
    await page.locator('details.group summary').first().click();
    const levels = await page.evaluate(
      `[...document.querySelectorAll('h1, h2, h3')].map((one) => one.tagName).join(' ')`,
    );
    match(String(levels), /^H1 H2 H2( H3)+$/);
  }),

  check('texts that would steer a reader do nothing', 'texts-that-would-steer-a-reader', async (page) => {
    for (const yaml of await page.locator('details.yaml > summary').all()) await yaml.click();
    match((await page.locator('main').textContent()) ?? '', /<img src=x onerror=alert\(1\)>/);
    match((await page.locator('main').textContent()) ?? '', /<\/script><script>alert\(2\)/);
    equal(await page.locator('img').count(), 0);
    equal(await page.locator('script').count(), 2);
    equal(await page.locator('a[href^="javascript"]').count(), 0);
  }),

  {
    name: 'a script that got into the page would not run',
    run: async (browser) => {
      const { page, complaints } = await open(browser, pageOf(KINDS));
      await page.evaluate(
        `const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)`,
      );
      equal(await page.evaluate('window.ran'), undefined);
      await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<img src="https://example.com/x.png">')`);
      await page.waitForTimeout(100);
      equal(complaints.filter((one) => /Content Security Policy/.test(one)).length, 2);
      await page.context().close();
      return undefined;
    },
  },

  check('no secret is in the page', 'secrets-are-not-shown', async (page) => {
    const html = await page.content();
    ok(!/canary|Y2FuYXJ5/.test(html));
    await page.getByText('app.yaml').first().click();
    await page.locator('details.yaml > summary').nth(1).click();
    match((await page.locator('main').textContent()) ?? '', /\(not shown, new value\)/);
  }),

  check('a plan of nothing says so', 'nothing-changes', async (page) => {
    match((await page.locator('h1').textContent()) ?? '', /no change/);
  }),

  ...(['light', 'dark'] as const).map(
    (colorScheme): Check => ({
      name: `texts can be told from what is behind them: ${colorScheme}`,
      run: async (browser) => {
        const { page } = await open(browser, pageOf(KINDS), { colorScheme });
        await page.locator('details.group summary').first().click();
        const worst = (await page.evaluate(CONTRAST)) as { ratio: number; text: string };
        ok(worst.ratio >= 4.5, `${worst.ratio.toFixed(2)}: ${worst.text}`);
        await page.context().close();
        return `${worst.ratio.toFixed(1)} : 1 at least`;
      },
    }),
  ),

  {
    name: 'a narrow screen needs no sideways scrolling',
    run: async (browser) => {
      const { page } = await open(browser, pageOf(KINDS), { viewport: { width: 360, height: 640 } });
      await page.locator('details.group summary').first().click();
      const [page_, window_] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as number[];
      ok((page_ ?? 0) <= (window_ ?? 0), `${page_} > ${window_}`);
      await page.context().close();
      return undefined;
    },
  },

  check('a print has every group in full', KINDS, async (page) => {
    await page.emulateMedia({ media: 'print' });
    ok((await page.pdf()).length > 10_000);
    equal(await page.locator('details.group:not([open])').count(), 0);
  }),

  {
    name: '10,000 clients are shown, found and filtered at once',
    run: async (browser) => {
      const file = pageOfFleet(10_000);
      const from = performance.now();
      const { page, complaints } = await open(browser, file);
      const load = performance.now() - from;
      const search = (await page.evaluate(
        timed(`search.value = 'c0777'; search.dispatchEvent(new Event('input'))`),
      )) as number;
      match((await count(page)) ?? '', /10 of 10,000/);
      const facet = (await page.evaluate(timed(`document.querySelector('fieldset input').click()`))) as number;
      equal(complaints.join('\n'), '');
      ok(load < 4_000 && search < 1_000 && facet < 1_000, `${load}, ${search}, ${facet}`);
      await page.context().close();
      return `load ${load.toFixed(0)} ms, search ${search.toFixed(0)} ms, filter ${facet.toFixed(0)} ms`;
    },
  },
];

/** How long something takes until the page is drawn again, without the pause for who still types. */
function timed(action: string): string {
  return `new Promise((done) => {
    const search = document.querySelector('#search');
    const from = performance.now();
    ${action};
    const wait = search.value === '' || ${!action.startsWith('search')} ? 0 : 80;
    setTimeout(() => requestAnimationFrame(() => setTimeout(() => done(performance.now() - from - wait))), wait);
  })`;
}

/** The text that can be told worst from what is behind it. Source: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const CONTRAST = `(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      if (color[3] === 255) return color;
    }
    return [255, 255, 255];
  };
  const texts = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility()
    && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '') && !one.closest('script, style'));
  return texts.map((one) => {
    const [a, b] = [light(rgba(getComputedStyle(one).color)), light(behind(one))].sort((x, y) => y - x);
    return { ratio: (a + 0.05) / (b + 0.05), text: one.tagName + ' ' + one.className + ' ' + one.textContent.slice(0, 40) };
  }).sort((a, b) => a.ratio - b.ratio)[0];
})()`;
