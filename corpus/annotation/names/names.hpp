// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/names/authority.hpp"
#include "corpus/annotation/reading.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Recognition of personal names in a text: full names, and surnames that refer to one.
namespace onrecord::corpus::annotation {

/// How reliably a run of capitalised words names a person.
enum class NameKind : std::uint8_t {
    Full,     ///< Forename and surname, or a title and a name of several words.
    Unknown,  ///< Several words; a person, a body or a thing.
    Short,    ///< One word: a surname, or no name at all.
    Titled,   ///< One word behind a title: President Smith.
};

struct NameMention {
    TokenRange tokens;  ///< Of the name, titles and "III" stripped.
    TokenRange title;   ///< What stands before it: `Chairman of the Joint Chiefs of Staff Gen.`
    NameKind kind = NameKind::Short;
    bool is_possessive = false;
    bool is_body = false;  ///< Has a word that bodies have: Ministry, Council.
    Gender gender = Gender::Unknown;
    /// Who it is, once the Cast knows; Authority::nobody's value when not.
    std::uint32_t person = UINT32_MAX;
};

/// The names in `reading`, in order.
void find_names(const Reading& reading, std::vector<NameMention>& names);

/// `MARY O'NEIL-SMITH` as `Mary O'Neil-Smith`; what is not all upper case as it is, and so is an
/// acronym of up to three letters.
std::string in_lower_case(std::string name);

/// The words of a name in their printed form, parted by one blank.
std::string printed_name(const Reading& reading, TokenRange tokens);
/// The same into `name`, whose memory is used again.
void print_name(const Reading& reading, TokenRange tokens, std::string& name);

/// Adds a name to `A; B`, unless it is there.
void add_name(std::string& names, const std::string& name);

}  // namespace onrecord::corpus::annotation
