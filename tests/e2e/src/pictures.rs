//! Pictures to drop on a logo field, made here so that their exact bytes are known.

use std::io::Write as _;

/// A PNG of one color.
#[must_use]
pub fn png(width: u32, height: u32, [red, green, blue]: [u8; 3]) -> Vec<u8> {
    let pixels = (width * height) as usize;
    encode(width, height, &[red, green, blue].repeat(pixels))
}

/// A logo one would believe: a disc on a ground, as a PNG.
#[must_use]
pub fn mark(width: u32, height: u32, ground: [u8; 3], disc: [u8; 3]) -> Vec<u8> {
    let (middle_x, middle_y, radius) = (height / 2, height / 2, height * 3 / 10);
    let inside =
        |x: u32, y: u32| x.abs_diff(middle_x).pow(2) + y.abs_diff(middle_y).pow(2) < radius.pow(2);
    let bar =
        |x: u32, y: u32| x > height && x < width - height / 5 && y.abs_diff(middle_y) < height / 10;
    let pixels: Vec<u8> = (0..height)
        .flat_map(|y| (0..width).map(move |x| (x, y)))
        .flat_map(|(x, y)| {
            if inside(x, y) || bar(x, y) {
                disc
            } else {
                ground
            }
        })
        .collect();
    encode(width, height, &pixels)
}

/// A PNG that no compression makes smaller: `side * side * 3` bytes and a little more.
#[must_use]
pub fn noisy_png(side: u32) -> Vec<u8> {
    encode(side, side, &noise(side))
}

fn noise(side: u32) -> Vec<u8> {
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    (0..side * side * 3)
        .map(|_| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            seed.to_le_bytes()[3]
        })
        .collect()
}

/// A real PNG of exactly this many bytes, the rest a private chunk that decoders skip.
#[must_use]
pub fn png_of(bytes: usize) -> Vec<u8> {
    let mut picture = png(8, 8, [200, 30, 60]);
    // Length, type and checksum of the added chunk take 12 bytes; IEND, the last 12, stays last.
    let filler = bytes - picture.len() - 12;
    let mut chunk = b"teXt".to_vec();
    chunk.resize(4 + filler, b'.');
    let mut added = u32::try_from(filler)
        .expect("small enough for a chunk")
        .to_be_bytes()
        .to_vec();
    added.extend(&chunk);
    added.extend(crc32(&chunk).to_be_bytes());
    let end = picture.len() - 12;
    picture.splice(end..end, added);
    assert_eq!(picture.len(), bytes);
    picture
}

/// A PNG that says it is 8 by 8 and unpacks to `side * side` bytes.
#[must_use]
pub fn overfull_png(side: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().expect("memory takes every byte");
    writer
        .write_image_data(&vec![0; (side * side) as usize])
        .expect("the pixels fit the size");
    writer.finish().expect("memory takes every byte");
    // The header is the first chunk: type and content at 12 to 29, its checksum behind them.
    bytes[16..24].copy_from_slice(&[0, 0, 0, 8, 0, 0, 0, 8]);
    let checksum = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&checksum.to_be_bytes());
    bytes
}

/// A GIF of so many frames, each `side` by `side` pixels of one color in a few thousand bytes.
#[must_use]
pub fn animated_gif(frames: usize, side: u16) -> Vec<u8> {
    let [low, high] = side.to_le_bytes();
    let mut bytes = b"GIF89a".to_vec();
    bytes.extend([low, high, low, high, 0x80, 0, 0, 11, 110, 79, 244, 211, 94]);
    bytes.extend(b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0");
    let pixels = one_color(usize::from(side) * usize::from(side));
    for _ in 0..frames {
        bytes.extend(b"!\xf9\x04\x04\x02\0\0\0");
        bytes.extend([b',', 0, 0, 0, 0, low, high, low, high, 0, 2]);
        for block in pixels.chunks(255) {
            bytes.push(u8::try_from(block.len()).expect("chunks are that short"));
            bytes.extend(block);
        }
        bytes.push(0);
    }
    bytes.push(b';');
    bytes
}

/// So many pixels of the first color in GIF's compression: each code stands for one pixel more than the one before.
fn one_color(pixels: usize) -> Vec<u8> {
    const CLEAR: u32 = 4;
    const END: u32 = 5;
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    let mut put = |code: u32, width: u32| {
        held |= code << bits;
        bits += width;
        while bits >= 8 {
            bytes.push(held.to_le_bytes()[0]);
            held >>= 8;
            bits -= 8;
        }
    };
    let (mut left, mut width) = (pixels, 3);
    while left > 0 {
        put(CLEAR, width);
        let (mut code, mut run) = (0, 1);
        width = 3;
        while left > 0 && code < 4_095 {
            // The last run is shorter, and any shorter one is known by then.
            let short = u32::try_from(left).expect("a run is short");
            let sent = match left.cmp(&run) {
                std::cmp::Ordering::Less if short == 1 => 0,
                std::cmp::Ordering::Less => END + short - 1,
                _ => code,
            };
            put(sent, width);
            left = left.saturating_sub(run);
            code = code.max(END) + 1;
            run += 1;
            if code == 1 << width && width < 12 {
                width += 1;
            }
        }
    }
    put(END, width);
    // What is held comes out in a last byte.
    put(0, 7);
    bytes
}

/// A one-pixel GIF.
pub const GIF: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0\
    !\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// A one-pixel WebP.
pub const WEBP: &[u8] =
    b"RIFF\x1a\0\0\0WEBPVP8L\r\0\0\0/\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0";

/// A WebP of two frames, each of one pixel.
#[must_use]
pub fn animated_webp() -> Vec<u8> {
    let chunk = |name: &[u8], content: &[u8]| {
        let length = u32::try_from(content.len())
            .expect("a chunk is short")
            .to_le_bytes();
        let padding = &[0][..content.len() % 2];
        [name, &length, content, padding].concat()
    };
    let frame = |seconds: u8| {
        // Where it stands, how large it is, how long it is shown, how it is drawn over the one before.
        let head = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, seconds, 4, 0, 2];
        chunk(b"ANMF", &[&head, &WEBP[12..]].concat())
    };
    let chunks = [
        b"WEBP".to_vec(),
        chunk(b"VP8X", &[0x12, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        chunk(b"ANIM", &[0; 6]),
        frame(1),
        frame(2),
    ]
    .concat();
    let length = u32::try_from(chunks.len())
        .expect("it is short")
        .to_le_bytes();
    [b"RIFF".as_slice(), &length, &chunks].concat()
}

/// A PNG of two frames that no compression makes smaller: a little over 2 MB.
#[must_use]
pub fn large_animated_png() -> Vec<u8> {
    const SIDE: u32 = 600;
    let pixels = noise(SIDE);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, SIDE, SIDE);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_animated(2, 0).expect("two are more than none");
    let mut writer = encoder.write_header().expect("memory takes every byte");
    for _ in 0..2 {
        writer
            .write_image_data(&pixels)
            .expect("the pixels fit the size");
    }
    writer.finish().expect("memory takes every byte");
    bytes
}

/// A JPEG of 48 by 32 whose camera lay on its side.
pub const LYING_JPEG: &[u8] = include_bytes!("../../../domain/tests/pictures/progressive-exif.jpg");

/// A photo of 48 by 32 as its camera stored it, to be shown turned by a quarter, with the latitude of where it was
/// taken.
#[must_use]
pub fn photo_of_a_place() -> Vec<u8> {
    const PHOTO: &[u8] = include_bytes!("../../../domain/tests/pictures/baseline.jpg");
    // One directory with two entries: turned to the right, and where the second directory stands; that has one, 52° N.
    const CAMERA_DATA: &[u8] = b"MM\0*\0\0\0\x08\0\x02\
        \x01\x12\0\x03\0\0\0\x01\0\x06\0\0\
        \x88\x25\0\x04\0\0\0\x01\0\0\0\x26\
        \0\0\0\0\
        \0\x01\0\x02\0\x05\0\0\0\x01\0\0\0\x38\0\0\0\0\
        \0\0\0\x34\0\0\0\x01";
    let length = u16::try_from(CAMERA_DATA.len() + 8).expect("it is short");
    let mut bytes = PHOTO[..20].to_vec();
    bytes.extend(b"\xFF\xE1");
    bytes.extend(length.to_be_bytes());
    bytes.extend(b"Exif\0\0");
    bytes.extend(CAMERA_DATA);
    bytes.extend(&PHOTO[20..]);
    bytes
}

/// A drawing of each program that people draw logos with: three wide and two high, the left end green.
pub const DRAWINGS: [(&str, &[u8]); 8] = [
    (
        "inkscape.svg",
        include_bytes!("../../../domain/tests/pictures/svg/inkscape.svg"),
    ),
    (
        "illustrator.svg",
        include_bytes!("../../../domain/tests/pictures/svg/illustrator.svg"),
    ),
    (
        "illustrator-css.svg",
        include_bytes!("../../../domain/tests/pictures/svg/illustrator-css.svg"),
    ),
    (
        "sketch.svg",
        include_bytes!("../../../domain/tests/pictures/svg/sketch.svg"),
    ),
    (
        "figma.svg",
        include_bytes!("../../../domain/tests/pictures/svg/figma.svg"),
    ),
    (
        "coreldraw.svg",
        include_bytes!("../../../domain/tests/pictures/svg/coreldraw.svg"),
    ),
    (
        "affinity.svg",
        include_bytes!("../../../domain/tests/pictures/svg/affinity.svg"),
    ),
    (
        "svgo.svg",
        include_bytes!("../../../domain/tests/pictures/svg/svgo.svg"),
    ),
];

/// A vector logo of 120 by 40, with a script that must never run.
pub const SVG: &[u8] =
    br##"<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40" viewBox="0 0 120 40">
<script>window.ran = true; top.ran = true</script>
<rect width="120" height="40" rx="8" fill="#0b6e4f"/>
<circle cx="20" cy="20" r="12" fill="#f4d35e" onload="window.ran = true"/></svg>"##;

fn encode(width: u32, height: u32, rgb: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("memory takes every byte");
    writer
        .write_image_data(rgb)
        .expect("the pixels fit the size");
    writer.finish().expect("memory takes every byte");
    bytes.flush().expect("memory takes every byte");
    bytes
}

/// The same picture in 96 colors: small enough to commit, and good enough to show.
#[must_use]
pub fn quantised(screen: &[u8]) -> Vec<u8> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(screen));
    decoder.set_transformations(png::Transformations::ALPHA | png::Transformations::STRIP_16);
    let mut reader = decoder
        .read_info()
        .expect("the browser writes good pictures");
    let mut pixels = vec![
        0;
        reader
            .output_buffer_size()
            .expect("a screen fits in memory")
    ];
    let size = reader
        .next_frame(&mut pixels)
        .expect("the browser writes good pictures");
    let palette = color_quant::NeuQuant::new(3, 96, &pixels);
    let indexes: Vec<u8> = pixels
        .chunks_exact(4)
        .map(|pixel| u8::try_from(palette.index_of(pixel)).expect("there are 96 colors"))
        .collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, size.width, size.height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette.color_map_rgb());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().expect("memory takes every byte");
    writer
        .write_image_data(&indexes)
        .expect("the pixels fit the size");
    writer.finish().expect("memory takes every byte");
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ 0xEDB8_8320
            } else {
                crc >> 1
            }
        })
    })
}
