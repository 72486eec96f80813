// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/entry_reading.hpp"

namespace onrecord::corpus::annotation {

/// True for a name that may be the subject of its clause: before a verb, or behind a verb of speech
/// that a quote stands before; not behind "of" or "with". In German a clause knows its subject.
bool is_subject(const TextReading& text, const NameMention& name);

}  // namespace onrecord::corpus::annotation
