/** Text typed with fonts from before Unicode is recognised by becoming Vietnamese; everything else is let alone. */
import { describe, expect, it } from 'vitest';
import { fromOldFont, fromTcvn3, fromVni, isSyllable } from '../../src/input/legacy-text.ts';

describe('names', () => {
  it.each([
    ['Thôn Đông Hòa', 'Th«n §«ng Hßa', 'Thoân Ñoâng Hoøa'],
    ['Tổ dân phố Thủy Lợi', 'Tæ d©n phè Thñy Lîi', 'Toå daân phoá Thuûy Lôïi'],
    ['Tỷ lệ hộ nghèo', 'Tû lÖ hé nghÌo', 'Tyû leä hoä ngheøo'],
    ['Phòng Văn hoá - Xã hội', 'Phßng V¨n ho¸ - X· héi', 'Phoøng Vaên hoaù - Xaõ hoäi'],
    ['Ước thực hiện', '¦íc thùc hiÖn', 'Öôùc thöïc hieän'],
    ['Tỉnh Bình Dương', 'TØnh B×nh D­¬ng', 'Tænh Bình Döông'],
    ['HĐND xã Liên Minh', 'H§ND x· Liªn Minh', 'HÑND xaõ Lieân Minh'],
    ['Diện tích (m²): 5,5 ha', 'DiÖn tÝch (m²): 5,5 ha', 'Dieän tích (m²): 5,5 ha'],
    ['Thửa đất, ủy ban – khoẻ', 'Thöa ®Êt, ñy ban – khoÎ', 'Thöûa ñaát, uûy ban – khoeû'],
    ['ẵm ngửa, lẳng lặng, bẫy', '½m ngöa, l¼ng lÆng, bÉy', 'aüm ngöûa, laúng laëng, baãy'],
    ['kỹ sư Lý, thị trấn', 'kü s­ Lý, thÞ trÊn', 'kyõ sö Lyù, thò traán'],
  ])('%s', (meant, tcvn3, vni) => {
    expect(fromOldFont(tcvn3)).toEqual([{ encoding: 'tcvn3', text: meant }]);
    expect(fromOldFont(vni)).toEqual([{ encoding: 'vni', text: meant }]);
  });
});

describe('capitals', () => {
  it('of VNI are in its signs', () => {
    expect(fromOldFont('MAÕ ÑÔN VÒ, ÖÙNG HOØA')).toEqual([{ encoding: 'vni', text: 'MÃ ĐƠN VỊ, ỨNG HÒA' }]);
  });

  it('of TCVN3 follow the other letters of the word', () => {
    expect(fromOldFont('CÇN TH¥, Hµ')).toEqual([{ encoding: 'tcvn3', text: 'CẦN THƠ, Hà' }]);
  });
});

describe('let alone', () => {
  it.each([
    ...['', 'T01', '85,5', '1.234', '-5 %', 'Thon Dong Hoa', '?', '  '],
    ...[
      'Thôn Đông Hòa',
      'Hòa',
      'Hoà',
      'Quý',
      'Bí thư',
      'Là',
      'cây lúa',
      'xã',
      'Ý kiến',
      'tôi có',
      'hòan tòan',
      'muà',
    ],
    ...['Hòa'.normalize('NFD'), 'Đắk Lắk', 'Krông Nô', 'Plei Kần', 'Ủy ban', 'UBND XÃ', 'HĐND', '100.000đ'],
    ...['café', 'São Paulo', 'José', 'Müller', 'El Niño', 'garçon', 'Straße', 'naïve', 'Kraków', '日本'],
    ...[
      '5 µ',
      '10 ©',
      '«Thôn»',
      'm²',
      'm³',
      '°C',
      '2×3',
      '3 ÷ 4',
      '½',
      '§ 5',
      '£5',
      '¥',
      'ª',
      'º',
      '1º',
      '–',
      '“x”',
    ],
    ...['1\u00a0234,5', '1\u202f234', 'Th\ufffdn'],
  ])('%j', (text) => {
    expect(fromOldFont(text)).toEqual([]);
  });

  it('mixed with letters that only Unicode has', () => {
    expect(fromOldFont('Th«n Đồng Tiến')).toEqual([]);
  });
});

describe('tables', () => {
  const LETTERS =
    'à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ đ è ẻ ẽ é ẹ ê ề ể ễ ế ệ ì ỉ ĩ í ị ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ ù ủ ũ ú ụ ư ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ';
  const TCVN3 =
    'µ ¶ · ¸ ¹ ¨ » ¼ ½ ¾ Æ © Ç È É Ê Ë ® Ì Î Ï Ð Ñ ª Ò Ó Ô Õ Ö × Ø Ü Ý Þ ß á â ã ä « å æ ç è é ¬ ê ë ì í î ï ñ ò ó ô \u00ad õ ö ÷ ø ù ú û ü ý þ';
  const VNI =
    'aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î';

  it('have all letters', () => {
    expect(fromTcvn3(TCVN3)).toBe(LETTERS);
    expect(fromVni(VNI)).toBe(LETTERS);
    expect(fromVni(VNI.toUpperCase())).toBe(LETTERS.toUpperCase());
  });

  it('tell what is in neither', () => {
    expect(fromTcvn3('Lµ à', '?')).toBe('Là ?');
    expect(fromVni('Laø ø ß aâ', '?')).toBe('Là ? ? â');
  });
});

describe('spelling', () => {
  it.each(
    (
      'ủy nhân dân báo cáo kết quả thực hiện triển tế hội quốc phòng quý nghìn trăm mươi lăm phương hướng trọng tâm thuở ' +
      'ngoằn quýnh khuỷu giếng gìn giữ quặng huých nguyễn thuyền yểu yếu ướt rượu khoái quấy xoáy huế đắk lắk ghế nghỉ ' +
      'gỗ kẹo quả qủa gì giết giùm thuế hoạch quẩn quyết chuột xuỵt luýt kỹ nghiêng hòa hoà'
    ).split(' '),
  )('%s', (word) => {
    expect(isSyllable(word)).toBe(true);
  });

  it.each(
    'cafe kốn kuý cê ngế ghà sốt̀ thôc cấch quoá muà cuả première niño mỹnchen fà jà wà zà ẵẵ đ b'.split(' '),
  )('not %s', (word) => {
    expect(isSyllable(word)).toBe(false);
  });
});
