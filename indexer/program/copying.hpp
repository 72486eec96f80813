// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/failure.hpp"
#include "schema/settings.hpp"

namespace onrecord::indexer::program {

/// Whether the operands are an export, from which an Archive is made. Throws Failure (usage) when
/// other Captures are named with it.
bool names_export(const schema::Settings& settings);

/// Makes the Archive from the export that the operands name, and prints what was imported.
schema::ExitStatus import_export(const schema::Settings& settings);

}  // namespace onrecord::indexer::program
