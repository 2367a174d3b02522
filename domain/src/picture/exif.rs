//! What a camera writes beside the pixels (Exif), as far as it matters here.

/// A whole block of camera data. Offsets in it count from its start, and may lead anywhere.
pub(super) struct Exif<'a> {
    data: &'a [u8],
    is_little: bool,
}

impl<'a> Exif<'a> {
    /// `None` where no byte order is named.
    pub fn read(data: &'a [u8]) -> Option<Self> {
        let is_little = match data.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        Some(Self { data, is_little })
    }

    /// How the picture is to be turned to stand upright: 1 is not at all, 5 to 8 are by a quarter.
    pub fn orientation(&self) -> Option<u16> {
        const SHORT: u16 = 3;
        let entry = self.entry(self.first_directory()?, 0x0112)?;
        let number = (self.short(entry + 2)? == SHORT).then(|| self.short(entry + 8));
        number.flatten()
    }

    /// Whether a latitude or a longitude is given.
    pub fn names_place(&self) -> bool {
        let places = || {
            let entry = self.entry(self.first_directory()?, 0x8825)?;
            let directory = self.long(entry + 8)?;
            [2, 4]
                .into_iter()
                .find_map(|tag| self.entry(directory, tag))
        };
        places().is_some()
    }

    fn first_directory(&self) -> Option<usize> {
        self.long(4)
    }

    /// Where the entry of a tag stands in a directory.
    fn entry(&self, directory: usize, tag: u16) -> Option<usize> {
        let count = usize::from(self.short(directory)?);
        for entry in 0..count {
            let at = directory.checked_add(2 + entry * 12)?;
            if self.short(at)? == tag {
                return Some(at);
            }
        }
        None
    }

    fn short(&self, at: usize) -> Option<u16> {
        let pair = *self.data.get(at..)?.first_chunk()?;
        Some(match self.is_little {
            true => u16::from_le_bytes(pair),
            false => u16::from_be_bytes(pair),
        })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let four = *self.data.get(at..)?.first_chunk()?;
        let number = match self.is_little {
            true => u32::from_le_bytes(four),
            false => u32::from_be_bytes(four),
        };
        usize::try_from(number).ok()
    }
}

/// Camera data that says how the picture is to be turned, and nothing else.
pub(super) fn orientation_alone(orientation: u16) -> Vec<u8> {
    let [high, low] = orientation.to_be_bytes();
    // The first directory stands at 8, with one entry: a single number of two bytes.
    let mut data = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    data.extend([high, low, 0, 0, 0, 0, 0, 0]);
    data
}
