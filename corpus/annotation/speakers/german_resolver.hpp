// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/entry_reading.hpp"
#include "corpus/annotation/speakers/cast.hpp"

#include <cstdint>
#include <string>

namespace onrecord::corpus::annotation {

/// Resolves speakers of German texts. A capital alone does not show a name, so only persons with a
/// forename, a title or a row in the authority file are named, and bodies with a proper name.
class GermanResolver {
public:
    GermanResolver(const Authority& authority, const Cast& cast)
        : authority_{authority},
          cast_{cast} {}

    /// The canonical name, several parted by "; "; empty to abstain. `text` is the title or body
    /// of the Entry of this number that `source` stands in.
    std::string speaker(const TextReading& text, std::uint32_t entry, const Source& source) const;

private:
    /// Whether two capitals without forename or title are taken for a person.
    enum class Sureness : std::uint8_t { Any, Sure };
    std::string by_name(const TextReading& text, ItemRange items, Sureness wanted) const;
    std::string by_pronoun(const TextReading& text, const Source& source) const;
    std::string by_office(const TextReading& text, std::uint32_t entry, ItemRange items) const;
    std::string by_body(const TextReading& text, ItemRange items) const;
    std::string by_bare_noun(const TextReading& text, const Source& source) const;
    std::string name_of(const TextReading& text, const NameMention& name) const;
    std::string subject_of(const TextReading& text, ItemRange sentence, Gender gender) const;

    const Authority& authority_;
    const Cast& cast_;
};

}  // namespace onrecord::corpus::annotation
