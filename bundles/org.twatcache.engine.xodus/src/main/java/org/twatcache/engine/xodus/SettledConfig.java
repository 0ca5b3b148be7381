package org.twatcache.engine.xodus;

import jetbrains.exodus.env.EnvironmentConfig;

/**
 * What Xodus asks for at each put or each transaction, answered without looking it up: the look-ups were a tenth of a put. None of
 * this is ever set; the values are those that Xodus has by itself, but for those of watching, which is off.
 */
final class SettledConfig extends EnvironmentConfig {

    @Override
    public boolean getEnvTxnSingleThreadWrites() {
        return false;
    }

    @Override
    public boolean getEnvIsReadonly() {
        return false;
    }

    @Override
    public boolean getProfilerEnabled() {
        return false;
    }

    @Override
    public boolean isEnvTxnTraceFinish() {
        return false;
    }

    @Override
    public int getEnvMonitorTxnsTimeout() {
        return 0;
    }

    @Override
    public int getEnvMonitorTxnsExpirationTimeout() {
        return 0;
    }
}
