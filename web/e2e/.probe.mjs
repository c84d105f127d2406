import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
const axe = readFileSync('/work/wt/suite/web/node_modules/axe-core/axe.min.js','utf8');
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu','--disable-dev-shm-usage']});
const c = await b.newContext({viewport:{width:1440,height:900}});
const p = await c.newPage();
const cdp = await c.newCDPSession(p); await cdp.send('Performance.enable');
const cpu = async () => Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map(m=>[m.name,m.value])).TaskDuration;
for (const path of process.argv.slice(2)) {
  let t=Date.now(); await p.goto('http://127.0.0.1:18231'+path); await p.waitForTimeout(4000);
  console.log(path, 'load task', await cpu(), 'nodes', await p.evaluate(()=>document.querySelectorAll('*').length));
  await p.evaluate(axe);
  let last='';
  for (const scheme of ['light','dark','phone']) {
    if (scheme==='phone') { await p.emulateMedia({colorScheme:'light'}); await p.setViewportSize({width:390,height:844}); } else await p.emulateMedia({colorScheme:scheme});
    await p.waitForTimeout(1000);
    let a=await cpu(); t=Date.now(); await p.screenshot({fullPage:true, path:'/tmp/suite/ex/s.png'}); let b1=await cpu();
    console.log(scheme,'screenshot ms',Date.now()-t,'task',(b1-a).toFixed(2));
    const html = await p.evaluate(()=>document.documentElement.outerHTML); console.log('dom same', html===last, html.length);
    if (last && html!==last && html.length < last.length*1.5) { let i=0; while(html[i]===last[i]) i++; console.log('differs', last.slice(i-60,i+60), '=>', html.slice(i-20,i+60)); }
    last=html;
    for (const conf of ['full','contrast','rest']) {
      a=await cpu(); t=Date.now();
      const r = await p.evaluate(async (conf)=>{ const tags=['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'];
        const o = conf==='contrast'?{runOnly:{type:'rule',values:['color-contrast','link-in-text-block']}}:conf==='rest'?{runOnly:tags,rules:{'color-contrast':{enabled:false},'link-in-text-block':{enabled:false}}}:{runOnly:tags};
        const {violations}=await axe.run({...o,resultTypes:['violations']}); return violations.map(v=>v.id);}, conf);
      console.log('  axe',conf,'ms',Date.now()-t,'task',((await cpu())-a).toFixed(2), JSON.stringify(r));
    }
  }
  await p.setViewportSize({width:1440,height:900});
}
await b.close();
