// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/failure.hpp"
#include "schema/settings.hpp"

namespace onrecord::indexer::program {

/// Checks the Archive that `verify` was given, and prints what is wrong with it.
schema::ExitStatus verify_archive(const schema::Settings& settings);

}  // namespace onrecord::indexer::program
