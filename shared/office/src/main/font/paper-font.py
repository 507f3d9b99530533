#!/usr/bin/python3
"""Makes the font of the papers: one TrueType file for every script that a paper can print (needs python3-fonttools, python3-brotli).

usage: paper-font.py OUT.ttf FONT[#n]...      the first font that has a character gives its glyph

A .ttc says by #n which of its fonts; cubic outlines become quadratic ones, which is what a PDF can subset. Fonts of other
proportions are brought to the first one's by SCALE. What needs a shaper (features, marks by anchors) is left behind.

paper/NotoSansSC.ttf is NotoSansCJK-Regular.ttc#2 (Debian's fonts-noto-cjk 20220127); source-sans-3-*-400-normal.woff2 of latin,
latin-ext, vietnamese, greek, greek-ext, cyrillic, cyrillic-ext (npm @fontsource/source-sans-3 5.3.1); and of Debian's
fonts-noto-core 20201225 NotoSans, -Math, -Symbols, -Symbols2, -Arabic, -Hebrew, -Thai, -Lao, -Georgian, -Armenian (-Regular.ttf).
"""
import sys
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

SCALE = {'Source': 1.118}


def main(out, sources):
    glyphs, advances, characters = {}, {}, {}
    for source in sources:
        path, _, number = source.partition('#')
        font = TTFont(path, fontNumber=int(number or -1))
        family = font['name'].getDebugName(1)
        scale = SCALE.get(family.split()[0], 1) * 1000 / font['head'].unitsPerEm
        drawn, added, cubic = font.getGlyphSet(), 0, 'glyf' not in font
        if not glyphs:
            first = font
            add('.notdef', drawn['.notdef'], glyphs, advances, drawn, scale, cubic)
        for character, name in sorted(font.getBestCmap().items()):
            # Of the further fonts those beyond the basic plane are letters of mathematics and pieces of games.
            if character in characters or character < 0x20 or (font is not first and character > 0xFFFF):
                continue
            # One of its own for each: a reader that copies from a PDF gets the character back by its glyph.
            characters[character] = 'u%04X' % character
            add(characters[character], drawn[name], glyphs, advances, drawn, scale, cubic)
            added += 1
        print(family, added, 'glyphs', flush=True)
    write(out, first, glyphs, advances, characters)


def add(name, glyph, glyphs, advances, drawn, scale, cubic):
    outline = DecomposingRecordingPen(drawn)
    glyph.draw(outline)
    pen = TTGlyphPen(None)
    sink = Cu2QuPen(pen, max_err=1.2, reverse_direction=True) if cubic else pen
    outline.replay(TransformPen(sink, (scale, 0, 0, scale, 0, 0)) if scale != 1 else sink)
    glyphs[name] = pen.glyph()
    advances[name] = round(glyph.width * scale)


def write(out, first, glyphs, advances, characters):
    built = FontBuilder(1000, isTTF=True)
    built.setupGlyphOrder(list(glyphs))
    built.setupCharacterMap(characters)
    built.setupGlyf(glyphs)
    table = built.font['glyf']
    built.setupHorizontalMetrics({name: (width, getattr(table[name], 'xMin', 0)) for name, width in advances.items()})
    line = first['hhea']
    built.setupHorizontalHeader(ascent=line.ascent, descent=line.descent, lineGap=line.lineGap)
    built.setupNameTable({'familyName': 'Noto Sans SC', 'styleName': 'Regular', 'psName': 'NotoSansSC-Regular',
                          'fullName': 'Noto Sans SC Regular', 'uniqueFontIdentifier': 'NotoSansSC-Regular',
                          'version': 'Version 2.004',
                          'licenseDescription': 'SIL Open Font License, Version 1.1',
                          'licenseInfoURL': 'https://scripts.sil.org/OFL'})
    os2 = first['OS/2']
    built.setupOS2(sTypoAscender=os2.sTypoAscender, sTypoDescender=os2.sTypoDescender, sTypoLineGap=os2.sTypoLineGap,
                   usWinAscent=os2.usWinAscent, usWinDescent=os2.usWinDescent, sxHeight=os2.sxHeight,
                   sCapHeight=os2.sCapHeight, fsType=0)
    built.setupPost(keepGlyphNames=False)
    built.font['head'].fontRevision = 2.004
    built.save(out)


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2:])
