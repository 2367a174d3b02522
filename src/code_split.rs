//! Where `make dist` cuts the program into files. The browser waits for the first alone; the others arrive later.

pub use leptos::wasm_split::SplitLoaderError as NotThere;

/// A function whose code lies in another file, named by its first word: async, and `Err` where the file did not arrive.
/// It is asked for again at the next call. Builds without `--cfg canopy_split` have everything in one file.
macro_rules! split_off {
    ($file:ident: $vis:vis fn $name:ident($($argument:ident: $type:ty),*) -> $out:ty $body:block) => {
        #[cfg(canopy_split)]
        #[leptos::wasm_split::wasm_split($file, wasm_split_path = leptos::wasm_split, fallible)]
        $vis fn $name($($argument: $type),*) -> Result<$out, $crate::code_split::NotThere> {
            Ok($body)
        }

        #[cfg(not(canopy_split))]
        #[allow(clippy::unused_async, reason = "as the function it stands for")]
        $vis async fn $name($($argument: $type),*) -> Result<$out, $crate::code_split::NotThere> {
            Ok($body)
        }
    };
}

pub(crate) use split_off;
