/** Stands inline in every page, before the first paint: the chosen theme, and that JavaScript runs. The content security policy knows it by its hash. */
export const rootScript = `(function(d){d.dataset.js='';try{var t=localStorage.getItem('theme');if(t==='light'||t==='dark')d.dataset.theme=t}catch(e){}})(document.documentElement)`
