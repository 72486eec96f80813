// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"
#include "schema/settings.hpp"
#include "server/server.hpp"

namespace onrecord::server {

/// The table of settings of `onrecord-server`.
extern const schema::Program server_program;

/// The options given by the settings. Throws Failure (usage) when `--listen` is not an address.
ServerOptions server_options(const schema::Settings& settings);

}  // namespace onrecord::server
