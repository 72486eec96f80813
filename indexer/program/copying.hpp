// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/failure.hpp"
#include "schema/settings.hpp"

namespace onrecord::indexer::program {

/// Whether the operands are an export, which makes an Archive of its own. Throws Failure (usage)
/// when other Captures are named beside it.
bool names_export(const schema::Settings& settings);

/// Makes the Archive of the export that the operands name, and prints what came in.
schema::ExitStatus import_export(const schema::Settings& settings);

}  // namespace onrecord::indexer::program
