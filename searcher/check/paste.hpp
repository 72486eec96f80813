// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What somebody pasted, told apart into what is quoted and what stands around it. The first stage
// of the check: nothing of print is looked at yet.
namespace onrecord::searcher::check {

/// How much the words around a quotation say.
enum class Crust : std::uint8_t {
    None,         ///< All is quoted.
    Attribution,  ///< Only who spoke, where and when.
    More,         ///< Something beside that, which is to be checked too.
};

/// The quoted part of a paste.
struct Quoted {
    std::string words;
    std::string speaker;  ///< Whom the words around it name; empty when nobody.
    std::string around;   ///< The words around it.
    Crust crust = Crust::None;
};

struct Paste {
    /// As pasted, without what copying put in: line-end hyphens, HTML entities, footnote marks,
    /// (sic).
    std::string whole;
    bool is_mended = false;   ///< Something was taken out or put right.
    bool is_address = false;  ///< Nothing but a web address.
    /// The quotation in it, where there are marks or a name that part one off.
    std::optional<Quoted> quoted;
};

/// Says whether a folded word stands in print anywhere: `defences` does, `wellknown` does not.
using IsPrinted = std::function<bool(std::string_view form)>;

/// Takes a paste apart; linear in it. `langs` are the languages to know attributions of.
Paste read_paste(std::string_view text,
                 const std::vector<std::string>& langs,
                 const IsPrinted& is_printed);

/// For people: `quoted "We will go", said by Ada Brook; around it: ...`.
std::string to_string(const Paste& paste);

}  // namespace onrecord::searcher::check
