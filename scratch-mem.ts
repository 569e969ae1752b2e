import { readMemory } from '#scripts/bench/process-memory';
import { frames } from '#e2e/support/sse';
const base='http://127.0.0.1:4471'; const pid=Number(process.argv[2]);
for(let i=0;i<120;i++){ try { const r=await fetch(base+'/api/health'); if (r.ok) break; } catch {} await new Promise(r=>setTimeout(r,500)); }
const words = ['we', 'should', 'decide', 'about', 'the', 'budget', 'today', 'because', 'nobody', 'knows'];
const sentence=(seed: number, length: number)=>Array.from({ length }, (_, k) => words[(seed * 7 + k * 3) % words.length] ?? '').join(' ');
const stamp=(s:number)=>`${new Date(s * 1000).toISOString().slice(11, 19)},000`;
const text=Array.from({ length: 20_000 }, (_, n) => `${n + 1}\n${stamp(n)} --> ${stamp(n + 1)}\nAnna: ${sentence(n, 4)}.\n`).join('\n');
const p99 = async () => ((await (await fetch(`${base}/api/health`)).json()) as any).event_loop_delay_p99_ms;
await new Promise(r=>setTimeout(r,8000)); await p99(); await new Promise(r=>setTimeout(r,5000)); console.log('idle p99', await p99(), readMemory(pid));
const body=new FormData(); body.set('transcript', text);
const r=await fetch(`${base}/api/analyze`,{method:'POST',body}); for await (const {data} of frames(r)) if (data.type==='complete') break;
console.log('p99', await p99(), readMemory(pid));
for (const s of [15,30,25]) { await new Promise(r=>setTimeout(r,s*1000)); console.log('+',s, readMemory(pid)); }
