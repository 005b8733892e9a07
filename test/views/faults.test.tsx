import { expect, test } from 'vitest'
import { faultsOf } from './faults.ts'
import { heard, links, read } from './reading.ts'

test.for([
  ['<input name="a">', 'has no label'],
  ['<label><input type="radio"> A</label><input name="b">', '"name":"b"'],
  ['<a href="/"></a>', 'says nothing'],
  ['<fieldset><input aria-label="A"></fieldset>', 'has no legend'],
  ['<p id="a"></p><b id="a"></b>', 'the id a is there twice'],
  ['<p aria-describedby="a b" id="a"></p>', 'nothing has the id b'],
  ['<a href="#a">A</a><p id="b"></p>', 'nothing has the id a'],
  ['<h1>A</h1><h3>B</h3>', 'a heading skips to rank 3'],
  ['<table><tr><th>A</th></tr></table>', 'no caption'],
  ['<table><caption>A</caption><tr><th>A</th></tr></table>', 'a header without scope'],
  ['<p style="color:red">A</p>', 'style'],
  ['<p onclick="a()">A</p>', 'onclick'],
  ['<script>alert(1)</script>', 'a script in the page'],
  ['<a href="javascript:alert(1)">A</a>', 'javascript:'],
  ['<a href="//evil.example">A</a>', 'evil.example'],
  ['<a href="/a"><button>B</button></a>', '<button> stands in <a>'],
  ['<p><ul><li>A</li></ul></p>', '<ul> stands in <p>'],
  ['<ul><p>A</p></ul>', 'more than its items'],
] as const)('%s is found out', async ([markup, fault]) => {
  expect((await faultsOf(await read(markup))).join()).toContain(fault)
})

test('what is well has no faults', async () => {
  const page = await read(
    '<h1>A</h1><h2>B</h2><label for="a">C</label><input id="a"><label><input type="radio"> D</label><a href="#a">E</a>',
  )
  expect(faultsOf(page)).toEqual([])
})

test('signs that are written as words are read as signs, once', async () => {
  const page = await read('<a href="/?a=1&amp;b=2">&amp;lt; &lt;b&gt;</a>')
  expect(links(page)).toEqual({ '&lt; <b>': '/?a=1&b=2' })
  expect(heard(page)).toBe('&lt; <b>')
})

test.for(['<p>a', '<p>a</b></p>', 'a < b', '</p>'])('%s is no markup', async (broken) => {
  await expect(read(broken)).rejects.toThrow()
})
