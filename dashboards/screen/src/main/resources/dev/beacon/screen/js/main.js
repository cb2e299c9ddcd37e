document.getElementById('screen').textContent = '烽燧 Beacon';
