// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/countries/gazetteer.hpp"
#include "corpus/annotation/entry_reading.hpp"
#include "corpus/annotation/speakers/resolver.hpp"
#include "schema/entry.hpp"

#include <vector>

namespace onrecord::corpus::annotation {

/// The Quotes of an Entry in order of place, title first, with their Speakers. `places` are those
/// that its body names.
std::vector<schema::Quote> make_quotes(const EntryReading& entry,
                                       const SpeakerResolver& resolver,
                                       const std::vector<PlaceMention>& places);

/// The Speakers of Quotes that are evidence of speech, at levels high and middle (a Speaker at
/// level low is shown with its Quote but not counted): sorted, each once, and several Speakers of
/// one Quote as separate items.
std::vector<std::string> speakers_of(const std::vector<schema::Quote>& quotes);

}  // namespace onrecord::corpus::annotation
