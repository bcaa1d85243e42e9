"use strict";(()=>{(()=>{let t=(()=>{try{return localStorage.getItem("tocsin.theme")}catch{return null}})();(t==="light"||t==="dark")&&(document.documentElement.dataset.theme=t)})();})();
