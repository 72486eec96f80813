// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The first stage of the check: separates the pasted text into the quotation and the text around
// it. Does not read the index, except through IsPrinted.
namespace onrecord::searcher::check {

/// What the text around a quotation contains.
enum class Crust : std::uint8_t {
    None,         ///< Nothing: all is quoted.
    Attribution,  ///< Only who spoke, where and when.
    More,         ///< More than that, so it must be checked too.
};

/// The quoted part of a paste.
struct Quoted {
    std::string words;
    std::string speaker;  ///< The speaker named around it; empty when none.
    std::string around;   ///< The text around it.
    Crust crust = Crust::None;
};

struct Paste {
    /// The paste without artefacts of copying: line-end hyphens, HTML entities, footnote marks,
    /// (sic).
    std::string whole;
    bool is_mended = false;   ///< Something was removed or repaired.
    bool is_address = false;  ///< It is only a web address.
    /// The quotation in it, if quotation marks or a name delimit one.
    std::optional<Quoted> quoted;
};

/// Whether a folded word occurs in the index: `defences` does, `wellknown` does not. Decides
/// whether a hyphen at a line end is removed.
using IsPrinted = std::function<bool(std::string_view form)>;

/// Parses a paste, in linear time. `langs` are the languages whose attributions are recognised.
Paste read_paste(std::string_view text,
                 const std::vector<std::string>& langs,
                 const IsPrinted& is_printed);

/// For display: `quoted "We will go", said by Ada Brook; around it: ...`.
std::string to_string(const Paste& paste);

}  // namespace onrecord::searcher::check
