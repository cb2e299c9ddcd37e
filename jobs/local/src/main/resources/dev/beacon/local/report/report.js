(function () {
  'use strict';
  var root = document.documentElement;
  function each(selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); }
  function press(selector, chosen) { each(selector, function (button) { button.classList.toggle('on', button === chosen); }); }

  each('[data-set-lang]', function (button) {
    button.addEventListener('click', function () {
      root.setAttribute('data-lang', button.getAttribute('data-set-lang'));
      press('[data-set-lang]', button);
    });
  });
  press('[data-set-lang]', document.querySelector('[data-set-lang="' + root.getAttribute('data-lang') + '"]'));

  each('[data-toggle-rule]', function (box) {
    box.addEventListener('change', function () {
      each('[data-rule="' + box.getAttribute('data-toggle-rule') + '"]', function (part) { part.classList.toggle('off', !box.checked); });
    });
  });

  var find = document.getElementById('find');
  var outcome = 'all';
  function show() {
    var words = find.value.trim().toLowerCase();
    each('.card', function (card) {
      var wanted = outcome === 'all' || card.getAttribute('data-outcome') === outcome;
      card.hidden = !wanted || card.getAttribute('data-name').indexOf(words) === -1;
    });
  }
  if (find) {
    each('[data-show]', function (button) {
      button.addEventListener('click', function () { outcome = button.getAttribute('data-show'); press('[data-show]', button); show(); });
    });
    press('[data-show]', document.querySelector('[data-show="all"]'));
    find.addEventListener('input', show);
  }
}());
